package shangui.settlement;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import shangui.money.Money;

/** Money the supermarket says it has sent; the supplier acknowledges it when it has come. @param reference of the bank transfer */
public record SettlementPayment(long id, long settlementId, Money amountFen, LocalDate paidOn, String reference, long accountId,
                                Instant recordedAt, @Nullable Instant acknowledgedAt, @Nullable Long acknowledgedBy) {

    public boolean acknowledged() {
        return acknowledgedAt != null;
    }
}
