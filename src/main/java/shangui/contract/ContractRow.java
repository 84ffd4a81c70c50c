package shangui.contract;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/** A contract in a list, with its parties, what holds today, and how many counters it covers today. */
@Introspected
public record ContractRow(long id, String number, long supermarketId, String supermarket, String supermarketEn, long supplierId, String supplier,
                          String supplierEn, @Nullable Mode mode, @Nullable Integer paymentDays, int counters) {}
