package shangui.settlement;

import java.time.LocalDate;
import shangui.money.Money;

/**
 * A statement's part under one contract: what this supermarket owes this supplier, and when. It outlives a withdrawn issue, and its
 * payments with it; what is payable is that of the newest issue.
 *
 * @param month   first day
 * @param paidFen what the supermarket says it has paid; of it the supplier acknowledged {@code acknowledgedFen}
 */
public record Settlement(long id, long pairingId, LocalDate month, Party party, Money payableFen, LocalDate dueOn, Money paidFen, Money acknowledgedFen) {

    /** Whose contract it is. */
    public record Party(long contractId, String contractNumber, long supermarketId, String supermarketName, String supermarketNameEn,
                        long supplierId, String supplierName, String supplierNameEn) {}

    /** Still to be paid; below zero when an issue withdrawn later had been paid and the new one is smaller. */
    public Money restFen() {
        return payableFen.minus(paidFen);
    }
}
