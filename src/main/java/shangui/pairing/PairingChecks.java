package shangui.pairing;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import shangui.audit.AuditCheck;

/** What must hold of pairings. */
@Factory
class PairingChecks {

    @Singleton
    AuditCheck pairingsOfAMountainTownNeverOverlap() {
        return new AuditCheck("pairings of one mountain town never overlap", """
            SELECT p.mountain_town, p.id AS pairing_id, p.starts_on, p.ends_on, o.id AS other_id, o.starts_on AS other_starts_on
              FROM pairing p
              JOIN pairing o ON o.mountain_town = p.mountain_town
                            AND o.id > p.id
             WHERE (p.ends_on IS NULL OR o.starts_on < p.ends_on)
               AND (o.ends_on IS NULL OR p.starts_on < o.ends_on)
            """);
    }
}
