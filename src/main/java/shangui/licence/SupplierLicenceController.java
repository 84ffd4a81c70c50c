package shangui.licence;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import shangui.licence.Licence.State;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Slice;

/** A supplier's own licences: it enters them, the office checks them. */
@BothDoors
@Controller
@Secured("SUPPLIER")
class SupplierLicenceController {

    private final LicenceDesk desk;

    SupplierLicenceController(LicenceDesk desk) {
        this.desk = desk;
    }

    @Get(uris = {"/supplier/licences", "/api/v1/supplier/licences"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, @Nullable @QueryValue LicenceKind kind, @Nullable @QueryValue State state,
                         @QueryValue(defaultValue = "") String number, @QueryValue(defaultValue = "" + Slice.START) long after) {
        return desk.list(request, me, new LicenceReader.Filter(me.reach(), kind, state, number.strip()), after);
    }

    @Get(uris = {"/supplier/licences/export", "/api/v1/supplier/licences/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, Account me, @Nullable @QueryValue LicenceKind kind, @Nullable @QueryValue State state,
                           @QueryValue(defaultValue = "") String number) {
        return desk.export(request, new LicenceReader.Filter(me.reach(), kind, state, number.strip()));
    }

    @Get(uris = {"/supplier/licences/new", "/api/v1/supplier/licences/new"})
    HttpResponse<?> newLicence(HttpRequest<?> request, Account me) {
        return desk.newLicence(request, me, null);
    }

    @Post(uris = {"/supplier/licences", "/api/v1/supplier/licences"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<LicenceForm> form) {
        return desk.create(request, me, form);
    }

    @Get(uris = {"/supplier/licences/{licenceId}", "/api/v1/supplier/licences/{licenceId}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long licenceId) {
        return desk.show(request, me, licenceId);
    }

    @Get(uris = {"/supplier/licences/{licenceId}/file", "/api/v1/supplier/licences/{licenceId}/file"})
    @Produces("*/*")
    HttpResponse<?> file(Account me, long licenceId) {
        return desk.file(me, licenceId);
    }
}
