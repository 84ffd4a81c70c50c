package shangui.contract;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Lines that froze figures of a contract. A feature that writes such lines contributes it as a bean; the caller holds the months
 * of the contract's pairings, so that none is being written.
 */
@FunctionalInterface
public interface Frozen {

    /** The last accounting date of a contract's lines. */
    Optional<LocalDate> lastDay(long contractId);
}
