package shangui.checkout;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import shangui.claim.Claim;
import shangui.claim.ClaimOutcome;
import shangui.claim.ClaimPhotos;
import shangui.claim.ClaimService;
import shangui.claim.NewClaim;
import shangui.money.Money;
import shangui.order.OrderView;
import shangui.picture.Pictures;
import shangui.picture.Reading;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Upload;
import shangui.web.Writes;

/** Spoiled goods, reported by who knows the order's address. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class ShopperClaimController {

    private final OrderPages orders;
    private final ClaimService claims;
    private final ClaimPhotos photos;
    private final Pictures pictures;
    private final Writes writes;

    ShopperClaimController(OrderPages orders, ClaimService claims, ClaimPhotos photos, Pictures pictures, Writes writes) {
        this.orders = orders;
        this.claims = claims;
        this.photos = photos;
        this.pictures = pictures;
        this.writes = writes;
    }

    @Get(uris = {"/orders/{token}/claims/{claimId}/file", "/api/v1/orders/{token}/claims/{claimId}/file"})
    @Produces("*/*")
    HttpResponse<?> file(String token, long claimId) {
        var checkout = orders.checkout(token);
        return photos.file(orders.claims(checkout).stream().filter(claim -> claim.id() == claimId).map(Claim::pictureId).filter(id -> id != null)
            .findFirst().orElseThrow(NotFound::new));
    }

    /** The photograph is read before the transaction begins: drawing takes its time. */
    @Post(uris = {"/orders/{token}/claims", "/api/v1/orders/{token}/claims"})
    HttpResponse<?> createClaim(HttpRequest<?> request, String token, Form<ClaimForm> form) {
        var checkout = orders.checkout(token);
        var photo = form.failed() ? null : read(form.value().photo);
        return writes.once(request, form, typed -> orders.page(request, checkout), wish -> photo instanceof Reading.Refused(var key, var arguments)
            ? Answer.refused(422, key, arguments.toArray()).at("photo")
            : raise(checkout, wish, (Reading.Readable) photo));
    }

    @Nullable
    private Reading read(@Nullable Upload photo) {
        return photo == null ? null : pictures.read(photo.content());
    }

    private Answer raise(Checkout checkout, ClaimForm wish, @Nullable Reading.Readable photo) {
        Optional<OrderView> order = orders.orders(checkout).stream().filter(view -> view.lots().stream().anyMatch(lot -> lot.id() == wish.orderLineLotId)).findFirst();
        return order.isEmpty() ? Answer.refused(404, "checkout.claim.noSuchLot").at("orderLineLotId")
            : answer(checkout, claims.raise(new NewClaim(order.get().order().id(), wish.orderLineLotId, wish.quantity, wish.kind,
                wish.what == null || wish.what.isBlank() ? null : wish.what.strip(), photo)));
    }

    private static Answer answer(Checkout checkout, ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.Raised(var claim) -> Answer.done(checkout.path(), new Raised(claim)).created().saying("checkout.claim.raised", Claim.ANSWERED_WITHIN.toHours());
            case ClaimOutcome.Granted(var claim) -> Answer.done(checkout.path(), new Raised(claim)).created().saying("checkout.claim.granted", claim.refundFen());
            case ClaimOutcome.NotCollected no -> Answer.refused(409, "checkout.claim.notCollected");
            case ClaimOutcome.TooLate(boolean fresh) -> Answer.refused(409, fresh ? "checkout.claim.tooLateFresh" : "checkout.claim.tooLate");
            case ClaimOutcome.TooMany(int left) -> Answer.refused(422, "checkout.claim.tooMany", left).at("quantity");
            case ClaimOutcome.Refused no -> throw new IllegalStateException("nobody refuses what is only raised");
            case ClaimOutcome.Answered no -> throw new IllegalStateException("nobody answers what is only raised");
        };
    }

    /** @param refundFen what goes back, when it was granted at once */
    public record Raised(long id, Claim.State state, @Nullable Money refundFen, Instant answerBy) {

        Raised(Claim claim) {
            this(claim.id(), claim.state(), claim.refundFen(), claim.answerBy());
        }
    }

    @Introspected
    record ClaimForm(long orderLineLotId, @Min(1) @Max(Basket.MOST_PACKS) int quantity, @NotNull Claim.Kind kind, @Nullable @Size(max = 200) String what,
                     @Nullable Upload photo) {}
}
