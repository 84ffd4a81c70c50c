package shangui;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.db.Command;
import shangui.db.Database;
import shangui.db.StartRefused;

/** Starts Shangui: without an argument the shop, with one the command of that name. */
@OpenAPIDefinition(info = @Info(title = "Shangui 山柜", version = "1"))
public class Application {

    private static final int REFUSED = 1;
    private static final int UNKNOWN_COMMAND = 2;
    private static final Map<String, String> BEFORE_ANYTHING = Map.of("backup", "backup FOLDER", "restore", "restore FILE");

    public static void main(String[] arguments) {
        List<String> words = Arrays.stream(arguments).filter(argument -> !argument.startsWith("-")).toList();
        ApplicationContext context = ApplicationContext.builder(Application.class).args(arguments).banner(false).build();
        Database database = new Database(context.getEnvironment().start());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            context.close();
            database.close();
        }, "stop"));
        try {
            if (words.isEmpty()) {
                database.prepare();
                if (database.clearHalfSampleWorld()) {
                    System.out.println("  The last start was ended while it loaded the sample world: what there was of it is removed.");
                }
                serve(context);
            } else {
                System.exit(run(context, database, words));
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

    /** Backing up and restoring take the database as it lies there, before anything of the shop is made; what is restored is audited. */
    private static int run(ApplicationContext context, Database database, List<String> words) {
        String command = words.getFirst();
        if (!BEFORE_ANYTHING.containsKey(command)) {
            database.prepare();
            return run(context, words);
        }
        if (words.size() != 2) {
            System.err.println("Say " + BEFORE_ANYTHING.get(command) + ".");
            return UNKNOWN_COMMAND;
        }
        if (command.equals("backup")) {
            System.out.println(database.backUp(Path.of(words.getLast())).toAbsolutePath());
            return 0;
        }
        database.restore(Path.of(words.getLast()));
        return run(context, List.of("audit"));
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
        System.err.println("Unknown command " + String.join(" ", words) + ". There are: "
                + Stream.concat(commands.stream().map(Command::name), BEFORE_ANYTHING.values().stream()).sorted().collect(Collectors.joining(", ")));
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
