package shangui.counter;

import java.util.List;

/**
 * What must be gone before a counter closes or its goods change hands. A feature that keeps something at counters contributes it
 * as a bean; the caller holds the months of the counter's pairing, so that nothing arrives meanwhile.
 */
@FunctionalInterface
public interface LeftAt {

    /** Empty where nothing is left. */
    List<Left> of(Counter counter);

    /** @param key the sentence that says how much of what is left: {@code stock.leftAt} */
    record Left(String key, List<Object> arguments) {

        public static Left of(String key, Object... arguments) {
            return new Left(key, List.of(arguments));
        }
    }
}
