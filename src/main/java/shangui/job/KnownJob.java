package shangui.job;

import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import java.util.Locale;

/** A method that is due again and again. @param name {@code statement-close-due} for {@code StatementJob.closeDue} */
record KnownJob(String name, When when, java.time.Duration first, BeanDefinition<?> bean, ExecutableMethod<Object, Object> method) {

    static String nameOf(Class<?> type, String method) {
        return kebab(type.getSimpleName().replaceFirst("Job$", "")) + "-" + kebab(method);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
