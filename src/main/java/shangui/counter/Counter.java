package shangui.counter;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * A shelf in a store opened for exactly one pairing; a dedicated shop is one of kind {@code SHOP}.
 *
 * @param way the walking line a shopper follows
 */
@MappedEntity
public record Counter(@Id long id, long storeId, long pairingId, Kind kind, String name, String nameEn, String way, String wayEn,
                      LocalDate openedOn, @Nullable LocalDate closedOn) {

    public enum Kind { COUNTER, SHOP }

    /** For sentences: in the reader's language, {@code {山货专柜|Mountain goods}}. */
    public String bothNames() {
        return "{" + name + "|" + nameEn + "}";
    }

    public boolean openOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || day.isBefore(closedOn));
    }
}
