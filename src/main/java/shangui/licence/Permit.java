package shangui.licence;

import java.util.Set;

/** A licence in force under which a supplier makes or trades food. @param productIds those it names; none: all the supplier sells */
public record Permit(long supplierId, LicenceKind kind, String number, String issuer, Set<Long> productIds) {

    public boolean covers(long productId) {
        return productIds.isEmpty() || productIds.contains(productId);
    }
}
