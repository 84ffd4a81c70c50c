package shangui.product;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import shangui.paper.Sheet;
import shangui.picture.PictureDesk.NewPicture;
import shangui.picture.PictureDesk.NoFields;
import shangui.picture.PictureDesk;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.Form;

/** The products of a supplier's town: it reads them, and says what they look like. */
@BothDoors
@Controller
@Secured("SUPPLIER")
class SupplierProductController {

    private final ProductPages products;
    private final PictureDesk pictures;

    SupplierProductController(ProductPages products, PictureDesk pictures) {
        this.products = products;
        this.pictures = pictures;
    }

    @Get(uris = {"/supplier/products", "/api/v1/supplier/products"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, @Nullable @QueryValue Category category, @Nullable @QueryValue ProductRow.State state,
                         @QueryValue(defaultValue = "") String name, @QueryValue(defaultValue = "0") long after) {
        return products.list(request, me, products.ownOnly(me, category, state, name.strip()), after);
    }

    @Get(uris = {"/supplier/products/export", "/api/v1/supplier/products/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, Account me, @Nullable @QueryValue Category category, @Nullable @QueryValue ProductRow.State state,
                           @QueryValue(defaultValue = "") String name) {
        return products.export(request, products.ownOnly(me, category, state, name.strip()));
    }

    @Get(uris = {"/supplier/products/{productId}", "/api/v1/supplier/products/{productId}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long productId) {
        return products.show(request, me, productId);
    }

    @Get(uris = {"/supplier/products/{productId}/pictures", "/api/v1/supplier/products/{productId}/pictures"})
    HttpResponse<?> pictures(HttpRequest<?> request, Account me, long productId) {
        return pictures.show(request, products.pictured(me, productId));
    }

    @Post(uris = {"/supplier/products/{productId}/pictures", "/api/v1/supplier/products/{productId}/pictures"})
    HttpResponse<?> createPicture(HttpRequest<?> request, Account me, long productId, Form<NewPicture> form) {
        return pictures.create(request, me, products.pictured(me, productId), form);
    }

    @Post(uris = {"/supplier/products/{productId}/pictures/{showId}/first-place", "/api/v1/supplier/products/{productId}/pictures/{showId}/first-place"})
    HttpResponse<?> createPictureFirstPlace(HttpRequest<?> request, Account me, long productId, long showId, Form<NoFields> form) {
        return pictures.createFirstPlace(request, products.pictured(me, productId), showId, form);
    }

    @Post(uris = {"/supplier/products/{productId}/pictures/{showId}/removal", "/api/v1/supplier/products/{productId}/pictures/{showId}/removal"})
    HttpResponse<?> createPictureRemoval(HttpRequest<?> request, Account me, long productId, long showId, Form<NoFields> form) {
        return pictures.createRemoval(request, me, products.pictured(me, productId), showId, form);
    }
}
