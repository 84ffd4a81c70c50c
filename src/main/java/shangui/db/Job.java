package shangui.db;

import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean whose {@code @Scheduled} methods only call others when their time comes, and answer how much was done where that can be
 * counted; a job that did not go well throws. With a {@code cron} one is run once among all instances; with a {@code fixedDelay} in
 * each, so that what it does must be safe to do several times at once. Package {@code job} runs them and writes it down; not with
 * {@code shangui.jobs=false}, in commands and under test: who wants the work done calls it. Until the shop is open
 * ({@link Opening}) none is run.
 */
@Singleton
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Job {}
