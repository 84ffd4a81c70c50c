package shangui.settlement;

import java.time.LocalDate;

/** A settlement due later than 60 days after goods in it were received: listed, because the law allows no more. */
public record LatePayment(long settlementId, LocalDate receivedOn, LocalDate dueOn) {}
