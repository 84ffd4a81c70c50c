package shangui.change;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import shangui.db.Refusal;

/** What looking at a wish came to: what it would change, or why it may not. */
public sealed interface Examined {

    /** @param startsOn from when it would hold, or null for at once; @param differences none where nothing would change */
    record Fine(@Nullable LocalDate startsOn, List<Difference> differences) implements Examined {}

    /** @param key the sentence that says why; @param field the field of the wish to blame, or null */
    record Objection(String key, List<Object> arguments, @Nullable String field) implements Examined, ProposeOutcome, DecideOutcome, Refusal {

        public static Objection of(String key, Object... arguments) {
            return new Objection(key, List.of(arguments), null);
        }

        public Objection at(String field) {
            return new Objection(key, arguments, field);
        }
    }
}
