package shangui.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole application on a random port, on an empty migrated schema of this class's own. Fields marked
 * {@code @Inject} and parameters of constructors and methods receive its beans, {@link RunningShop}, {@link Shop},
 * {@link Sql} or {@link TestClock}. After the class the audit must be clean.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ShopExtension.class)
public @interface ShopTest {

    /** Settings of this class, as {@code name=value}. */
    String[] properties() default {};
}
