package shangui.contract;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import shangui.audit.AuditCheck;

/** What must hold of contracts. */
@Factory
class ContractChecks {

    @Singleton
    AuditCheck covers() {
        return new AuditCheck("a counter is under one contract on any day", """
            SELECT a.counter_id, a.contract_id, a.starts_on, a.ends_on, b.contract_id AS other_contract_id, b.starts_on AS other_starts_on
              FROM contract_counter a
              JOIN contract_counter b ON b.counter_id = a.counter_id
                                     AND b.starts_on > a.starts_on
                                     AND (a.ends_on IS NULL OR b.starts_on < a.ends_on)
            """);
    }

    @Singleton
    AuditCheck terms() {
        return new AuditCheck("one term of a contract is in force on any day", """
            SELECT a.contract_id, a.id, a.starts_on, a.ends_on, b.id AS other_id, b.starts_on AS other_starts_on
              FROM contract_term a
              JOIN contract_term b ON b.contract_id = a.contract_id
                                  AND b.starts_on > a.starts_on
                                  AND (a.ends_on IS NULL OR b.starts_on < a.ends_on)
            """);
    }

    @Singleton
    AuditCheck rates() {
        return new AuditCheck("one rate of the same thing is in force on any day", """
            SELECT a.contract_id, a.id, a.starts_on, a.ends_on, b.id AS other_id, b.starts_on AS other_starts_on
              FROM rate a
              JOIN rate b ON b.contract_id = a.contract_id
                         AND b.fee_id <=> a.fee_id
                         AND b.product_id <=> a.product_id
                         AND b.category <=> a.category
                         AND b.id <> a.id
                         AND b.starts_on >= a.starts_on
                         AND (a.ends_on IS NULL OR b.starts_on < a.ends_on)
            """);
    }

    @Singleton
    AuditCheck ladders() {
        return new AuditCheck("a ladder belongs to commission and changes on the 1st", """
            SELECT r.id AS rate_id, r.contract_id, r.fee_id, r.starts_on, r.ends_on
              FROM rate r
             WHERE EXISTS (SELECT 1
                             FROM tier t
                            WHERE t.rate_id = r.id)
               AND (r.fee_id IS NOT NULL OR DAYOFMONTH(r.starts_on) <> 1 OR DAYOFMONTH(r.ends_on) <> 1)
            """);
    }
}
