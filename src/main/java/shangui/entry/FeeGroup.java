package shangui.entry;

import shangui.money.Money;

/** One percentage fee at one rate, added up over the sale lines of a month under one contract. */
public record FeeGroup(long contractId, long feeId, long rateId, int rateBp, int lines, Money feeFen) {}
