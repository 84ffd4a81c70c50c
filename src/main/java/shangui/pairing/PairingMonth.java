package shangui.pairing;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;

/**
 * A month of a pairing and whether it still takes lines (rule 9): {@code OPEN → CLOSING → ISSUED → CONFIRMED},
 * and {@code ISSUED → OPEN} when an issue is withdrawn.
 *
 * @param month first day of the month
 */
@Introspected
public record PairingMonth(long pairingId, LocalDate month, State state) {

    public enum State { OPEN, CLOSING, ISSUED, CONFIRMED }
}
