package shangui.claim;

import io.micronaut.core.annotation.Nullable;
import shangui.picture.Reading.Readable;

/** What a shopper reports. @param photo as it was read, or none */
public record NewClaim(long orderId, long orderLineLotId, int quantity, Claim.Kind kind, @Nullable String what, @Nullable Readable photo) {}
