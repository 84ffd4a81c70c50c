package shangui;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.db.Command;
import shangui.db.Database;
import shangui.db.StartRefused;

/** Starts Shangui: without an argument the shop, with one the command of that name. */
@OpenAPIDefinition(info = @Info(title = "Shangui 山柜", version = "1"))
public class Application {

    private static final int REFUSED = 1;
    private static final int UNKNOWN_COMMAND = 2;

    public static void main(String[] arguments) {
        List<String> words = Arrays.stream(arguments).filter(argument -> !argument.startsWith("-")).toList();
        ApplicationContext context = ApplicationContext.builder(Application.class).args(arguments).banner(false).build();
        Database database = new Database(context.getEnvironment().start());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            context.close();
            database.close();
        }, "stop"));
        try {
            database.prepare();
            if (words.isEmpty()) {
                if (database.clearHalfSampleWorld()) {
                    System.out.println("  The last start was ended while it loaded the sample world: what there was of it is removed.");
                }
                serve(context);
            } else {
                System.exit(run(context, words));
            }
        } catch (InterruptedException | RuntimeException e) {
            System.err.println(sentence(e));
            System.exit(REFUSED);
        }
    }

    /** Until the process is told to end. */
    private static void serve(ApplicationContext context) throws InterruptedException {
        context.start();
        context.getBean(EmbeddedServer.class).start();
        Thread.currentThread().join();
    }

    private static int run(ApplicationContext context, List<String> words) {
        context.getEnvironment().addPropertySource(PropertySource.of("command", Map.of("shangui.jobs", false, "shangui.demo", false)));
        context.start();
        var commands = context.getBeansOfType(Command.class);
        for (Command command : commands) {
            if (command.name().equals(words.getFirst())) {
                return command.run(words.subList(1, words.size()));
            }
        }
        System.err.println("Unknown command " + words.getFirst() + ". There are: "
                + commands.stream().map(Command::name).sorted().collect(Collectors.joining(", ")));
        return UNKNOWN_COMMAND;
    }

    /** A refusal is told in its own words, wherever it was thrown; anything else is a fault and shows where. */
    private static String sentence(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused) {
                return cause.getMessage();
            }
            if (cause instanceof BindException) {
                return "Another program already listens there: set MICRONAUT_SERVER_PORT (and MICRONAUT_SERVER_HOST) to a free address.";
            }
        }
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
