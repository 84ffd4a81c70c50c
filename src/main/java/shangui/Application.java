package shangui;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import shangui.db.Command;
import shangui.db.Database;
import shangui.db.StartRefused;

/** Starts Shangui: without an argument the shop, with one the command of that name. */
public class Application {

    private static final int REFUSED = 1;
    private static final int UNKNOWN_COMMAND = 2;

    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = Arrays.stream(arguments).filter(argument -> !argument.startsWith("-")).toList();
        ApplicationContext context = ApplicationContext.builder(Application.class).args(arguments).banner(false).build();
        Database database = new Database(context.getEnvironment().start());
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop = new Thread(() -> {
            context.close();
            database.close();
            stopped.countDown();
        }, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            database.prepare();
            context.start();
            if (!words.isEmpty()) {
                System.exit(run(context, words));
            }
            context.getBean(EmbeddedServer.class).start();
            stopped.await();
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        }
    }

    private static int run(ApplicationContext context, List<String> words) {
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
}
