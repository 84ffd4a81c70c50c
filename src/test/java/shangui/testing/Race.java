package shangui.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many at once. */
public class Race {

    /** How often a race is run, {@code -Drace.rounds}. */
    public static final int ROUNDS = Integer.getInteger("race.rounds", 20);

    /** Makes {@code n} racers, sets them off together from a barrier and answers what each came to, in their order. */
    public static <T> List<T> run(int n, IntFunction<Callable<T>> racers) {
        CyclicBarrier barrier = new CyclicBarrier(n);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                Callable<T> racer = racers.apply(i);
                running.add(threads.submit(() -> {
                    barrier.await();
                    return racer.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("A racer failed: " + e.getMessage(), e);
        }
    }
}
