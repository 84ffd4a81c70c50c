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

/** All lots, as the programme office sees and recalls them. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeLotController {

    private final LotDesk desk;

    OfficeLotController(LotDesk desk) {
        this.desk = desk;
    }

    @Get(uris = {"/office/lots", "/api/v1/office/lots"})
    HttpResponse<?> index(HttpRequest<?> request, Account me, @QueryValue(defaultValue = "") String code,
                          @QueryValue(defaultValue = "" + Slice.START) long before) {
        return desk.list(request, me, code, before);
    }

    @Get(uris = {"/office/lots/{lotId}", "/api/v1/office/lots/{lotId}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long lotId) {
        return desk.show(request, me, lotId);
    }

    @Post(uris = {"/office/lots/{lotId}/certificate", "/api/v1/office/lots/{lotId}/certificate"})
    HttpResponse<?> createCertificate(HttpRequest<?> request, Account me, long lotId, Form<LotDesk.CertificateForm> form) {
        return desk.createCertificate(request, me, lotId, form);
    }

    @Post(uris = {"/office/lots/{lotId}/recall", "/api/v1/office/lots/{lotId}/recall"})
    HttpResponse<?> createRecall(HttpRequest<?> request, Account me, long lotId, Form<LotDesk.RecallForm> form) {
        return desk.recall(request, me, lotId, form);
    }
}
