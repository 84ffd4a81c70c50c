package shangui.product;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shangui.db.Ids;
import shangui.db.StartAfresh;
import shangui.user.Account;
import shangui.user.History;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** Packs of products, as the office keeps them. What is in a pack does not change once a lot of it was made: it would be another pack. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeSkuController {

    private static final String KIND = "sku";

    private final Pages pages;
    private final Writes writes;
    private final History history;
    private final ProductPages shown;
    private final ProductRepository products;
    private final SkuRepository skus;
    private final Ids ids;

    OfficeSkuController(Pages pages, Writes writes, History history, ProductPages shown, ProductRepository products, SkuRepository skus, Ids ids) {
        this.pages = pages;
        this.writes = writes;
        this.history = history;
        this.shown = shown;
        this.products = products;
        this.skus = skus;
        this.ids = ids;
    }

    @Get(uris = {"/office/products/{productId}/skus/new", "/api/v1/office/products/{productId}/skus/new"})
    HttpResponse<?> newSku(HttpRequest<?> request, long productId) {
        return pages.show(request, new NewPage(product(productId)));
    }

    @Post(uris = {"/office/products/{productId}/skus", "/api/v1/office/products/{productId}/skus"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, long productId, Form<SkuForm> form) {
        return writes.once(request, form, typed -> new NewPage(product(productId)), wanted -> {
            Product product = product(productId);
            return refusal(wanted, null).orElseGet(() -> {
                Sku sku = wanted.sku(ids.next(), productId, false);
                StartAfresh.ifTaken(() -> skus.save(sku));
                history.created(me, KIND, sku.id(), product.name() + " " + sku.pack(), wanted.reason());
                return Answer.done("/office/products/" + productId, sku).created().saying("product.skuEntered", sku.pack());
            });
        });
    }

    @Get(uris = {"/office/skus/{skuId}/changes/new", "/api/v1/office/skus/{skuId}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, long skuId) {
        return pages.show(request, changePage(skuId));
    }

    @Post(uris = {"/office/skus/{skuId}/changes", "/api/v1/office/skus/{skuId}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long skuId, Form<SkuForm> form) {
        return writes.once(request, form, typed -> changePage(skuId), wanted -> {
            Sku sku = skus.lock(skuId).orElseThrow(NotFound::new);
            return refusal(wanted, sku).orElseGet(() -> {
                Sku changed = wanted.sku(skuId, sku.productId(), sku.sample());
                return history.change(me, KIND, skuId, sku, changed, wanted, to -> StartAfresh.ifTaken(() -> skus.update(to)),
                    Answer.done("/office/products/" + sku.productId(), changed).saying("change.done", changed.pack()));
            });
        });
    }

    /** @param before as it was, or null for a new one */
    private Optional<Answer> refusal(SkuForm wanted, @Nullable Sku before) {
        if (!Barcode.isNational(wanted.barcode())) {
            return Optional.of(Answer.refused(422, "product.barcodeWrong").at("barcode"));
        }
        if (skus.findByBarcode(wanted.barcode()).filter(other -> before == null || other.id() != before.id()).isPresent()) {
            return Optional.of(Answer.refused(409, "product.barcodeTaken").at("barcode"));
        }
        if (wanted.priceOutOfRange()) {
            return Optional.of(Answer.refused(422, "product.priceRange").at("listPriceFen"));
        }
        LocalDate ended = before == null ? null : before.endedOn();
        if (wanted.endedOn() != null && !Objects.equals(wanted.endedOn(), ended) && wanted.endedOn().isBefore(shown.today())) {
            return Optional.of(Answer.refused(422, "product.endedPast").at("endedOn"));
        }
        return before != null && skus.lots(before.id()) > 0 ? otherPack(wanted, before) : Optional.empty();
    }

    private static Optional<Answer> otherPack(SkuForm wanted, Sku before) {
        String field = !wanted.barcode().equals(before.barcode()) ? "barcode" : wanted.measure() != before.measure() ? "measure"
            : wanted.content() != before.content() ? "content" : null;
        return field == null ? Optional.empty() : Optional.of(Answer.refused(409, "product.otherPack").at(field));
    }

    private Product product(long productId) {
        return products.findById(productId).orElseThrow(NotFound::new);
    }

    private ChangePage changePage(long skuId) {
        Sku sku = skus.findById(skuId).orElseThrow(NotFound::new);
        return new ChangePage(product(sku.productId()), sku, skus.lots(skuId) > 0, history.seen(KIND, skuId), history.of(KIND, skuId));
    }

    @Template("product/office/sku-new")
    public record NewPage(Product product) implements Page {}

    /** @param packed lots of it were made: its barcode and what is in it stay */
    @Template("product/office/sku-change")
    public record ChangePage(Product product, Sku sku, boolean packed, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return SkuForm.of(sku);
        }
    }
}
