package shangui.listing;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.web.BothDoors;

/** What the counters of a supplier's contracts offer, and for how much. */
@BothDoors
@Controller
@Secured("SUPPLIER")
class SupplierPriceController {

    private final PriceLists lists;

    SupplierPriceController(PriceLists lists) {
        this.lists = lists;
    }

    @Get(uris = {"/supplier/prices", "/api/v1/supplier/prices"})
    HttpResponse<?> counters(HttpRequest<?> request, Account me) {
        return lists.counters(request, me);
    }

    @Get(uris = {"/supplier/counters/{counterId}/prices", "/api/v1/supplier/counters/{counterId}/prices"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, long counterId) {
        return lists.list(request, me, counterId);
    }

    @Get(uris = {"/supplier/counters/{counterId}/prices/export", "/api/v1/supplier/counters/{counterId}/prices/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, Account me, long counterId) {
        return lists.export(request, me, counterId);
    }
}
