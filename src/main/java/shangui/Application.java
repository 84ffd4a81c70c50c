package shangui;

import io.micronaut.runtime.Micronaut;

/** Starts Shangui. */
public class Application {

    public static void main(String[] arguments) {
        Micronaut.run(Application.class, arguments);
    }
}
