package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.Form;

/** A supplier makes its lots, corrects them before anything of them moved, and prints their labels. */
@BothDoors
@Controller
@Secured("SUPPLIER")
class SupplierLotMakingController {

    private final LotMaking making;
    private final LabelDesk labels;

    SupplierLotMakingController(LotMaking making, LabelDesk labels) {
        this.making = making;
        this.labels = labels;
    }

    @Get(uris = {"/supplier/lots/new", "/api/v1/supplier/lots/new"})
    HttpResponse<?> newLot(HttpRequest<?> request, Account me, @Nullable @QueryValue Long skuId,
                           @QueryValue(defaultValue = "3") int rows) {
        return making.newLot(request, me, null, skuId, rows);
    }

    @Post(uris = {"/supplier/lots", "/api/v1/supplier/lots"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<LotForm> form) {
        return making.create(request, me, form);
    }

    @Get(uris = {"/supplier/lots/{lotId}/changes/new", "/api/v1/supplier/lots/{lotId}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, Account me, long lotId, @QueryValue(defaultValue = "3") int rows) {
        return making.newChange(request, me, lotId, rows);
    }

    @Post(uris = {"/supplier/lots/{lotId}/changes", "/api/v1/supplier/lots/{lotId}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long lotId, Form<LotForm> form) {
        return making.createChange(request, me, lotId, form);
    }

    @Get(uris = {"/supplier/lots/{lotId}/labels", "/api/v1/supplier/lots/{lotId}/labels"})
    HttpResponse<?> labels(HttpRequest<?> request, Account me, long lotId, @QueryValue(defaultValue = "10") int count) {
        return labels.show(request, me, lotId, count);
    }
}
