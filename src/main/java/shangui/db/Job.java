package shangui.db;

import io.micronaut.aop.Around;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean whose {@code @Scheduled} methods only call others when their time comes. It is not there with
 * {@code shangui.jobs=false}, in commands and under test: who wants the work done calls it. Until the shop is open
 * ({@link Opening}) they do nothing.
 */
@Around
@Singleton
@Requires(property = "shangui.jobs", notEquals = "false")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Job {}
