package shangui.product;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.web.BothDoors;

/** The products of a supplier's town, to be read by it. */
@BothDoors
@Controller
@Secured("SUPPLIER")
class SupplierProductController {

    private final ProductPages products;

    SupplierProductController(ProductPages products) {
        this.products = products;
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
}
