package shangui.contract;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/** A counter under a contract over {@code [startsOn, endsOn)}. */
@Introspected
public record Cover(long counterId, long contractId, LocalDate startsOn, @Nullable LocalDate endsOn, long pairingId, String counter, String counterEn,
                    String store, String storeEn) {

    /** The last day it holds, or null. */
    @Nullable
    public LocalDate lastDay() {
        return endsOn == null ? null : endsOn.minusDays(1);
    }

    public boolean inForceOn(LocalDate day) {
        return Terms.inForce(startsOn, endsOn, day);
    }

    /** For sentences: store and counter in the reader's language. */
    public String bothNames() {
        return "{" + store + " " + counter + "|" + storeEn + " " + counterEn + "}";
    }
}
