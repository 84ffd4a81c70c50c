package shangui.stock;

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
import shangui.web.Slice;

/** A supplier's own lots, and their recall. */
@BothDoors
@Controller
@Secured("SUPPLIER")
class SupplierLotController {

    private final LotDesk desk;

    SupplierLotController(LotDesk desk) {
        this.desk = desk;
    }

    @Get(uris = {"/supplier/lots", "/api/v1/supplier/lots"})
    HttpResponse<?> index(HttpRequest<?> request, Account me, @QueryValue(defaultValue = "") String code,
                          @QueryValue(defaultValue = "" + Slice.START) long before) {
        return desk.list(request, me, code, before);
    }

    @Get(uris = {"/supplier/lots/{lotId}", "/api/v1/supplier/lots/{lotId}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long lotId) {
        return desk.show(request, me, lotId);
    }

    @Post(uris = {"/supplier/lots/{lotId}/certificate", "/api/v1/supplier/lots/{lotId}/certificate"})
    HttpResponse<?> createCertificate(HttpRequest<?> request, Account me, long lotId, Form<LotDesk.CertificateForm> form) {
        return desk.createCertificate(request, me, lotId, form);
    }

    @Post(uris = {"/supplier/lots/{lotId}/recall", "/api/v1/supplier/lots/{lotId}/recall"})
    HttpResponse<?> createRecall(HttpRequest<?> request, Account me, long lotId, Form<LotDesk.RecallForm> form) {
        return desk.recall(request, me, lotId, form);
    }
}
