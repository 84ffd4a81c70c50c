package shangui.counter;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * A counter in a list, with the store it stands in, the towns of its pairing and the contract it is under.
 *
 * @param contract number of the contract on the day asked for, or null
 */
@Introspected
public record CounterRow(long id, String name, String nameEn, Counter.Kind kind, long storeId, String store, String storeEn, long pairingId,
                         String mountain, String mountainEn, String partner, String partnerEn, LocalDate openedOn, @Nullable LocalDate closedOn,
                         @Nullable Long contractId, @Nullable String contract) {}
