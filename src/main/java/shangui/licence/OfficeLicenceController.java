package shangui.licence;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import shangui.change.Changes;
import shangui.licence.Licence.State;
import shangui.licence.LicenceForm.Facts;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.user.History;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;
import shangui.web.Writes;

/** Every supplier's licences: the office enters, corrects and withdraws them, and checks what suppliers entered. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeLicenceController {

    private final LicenceDesk desk;
    private final Pages pages;
    private final Writes writes;
    private final History history;
    private final Changes changes;
    private final LicenceRepository licences;
    private final LicenceReader reader;
    private final Clock clock;

    OfficeLicenceController(LicenceDesk desk, Pages pages, Writes writes, History history, Changes changes, LicenceRepository licences, LicenceReader reader,
                            Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.writes = writes;
        this.history = history;
        this.changes = changes;
        this.licences = licences;
        this.reader = reader;
        this.clock = clock;
    }

    @Get(uris = {"/office/licences", "/api/v1/office/licences"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, @Nullable @QueryValue Long supplier, @Nullable @QueryValue LicenceKind kind,
                         @Nullable @QueryValue State state, @QueryValue(defaultValue = "") String number,
                         @QueryValue(defaultValue = "" + Slice.START) long after) {
        return desk.list(request, me, new LicenceReader.Filter(supplier, kind, state, number.strip()), after);
    }

    @Get(uris = {"/office/licences/export", "/api/v1/office/licences/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @Nullable @QueryValue Long supplier, @Nullable @QueryValue LicenceKind kind,
                           @Nullable @QueryValue State state, @QueryValue(defaultValue = "") String number) {
        return desk.export(request, new LicenceReader.Filter(supplier, kind, state, number.strip()));
    }

    @Get(uris = {"/office/licences/new", "/api/v1/office/licences/new"})
    HttpResponse<?> newLicence(HttpRequest<?> request, Account me, @Nullable @QueryValue Long supplierId) {
        return desk.newLicence(request, me, supplierId);
    }

    @Post(uris = {"/office/licences", "/api/v1/office/licences"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<LicenceForm> form) {
        return desk.create(request, me, form);
    }

    @Get(uris = {"/office/licences/{licenceId}", "/api/v1/office/licences/{licenceId}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long licenceId) {
        return desk.show(request, me, licenceId);
    }

    @Get(uris = {"/office/licences/{licenceId}/file", "/api/v1/office/licences/{licenceId}/file"})
    @Produces("*/*")
    HttpResponse<?> file(Account me, long licenceId) {
        return desk.file(me, licenceId);
    }

    @Get(uris = {"/office/licences/{licenceId}/changes/new", "/api/v1/office/licences/{licenceId}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, Account me, long licenceId) {
        return pages.show(request, changePage(me, licenceId));
    }

    @Post(uris = {"/office/licences/{licenceId}/changes", "/api/v1/office/licences/{licenceId}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long licenceId, Form<LicenceForm> form) {
        return writes.once(request, form, typed -> changePage(me, licenceId), wanted -> {
            Licence licence = licences.lock(licenceId).orElseThrow(NotFound::new);
            return desk.refusal(wanted, licence.supplierId()).orElseGet(() -> change(me, licence, wanted));
        });
    }

    private Answer change(Account me, Licence licence, LicenceForm wanted) {
        Licence changed = wanted.changed(licence);
        LicenceRow.Scan scan = desk.row(me, licence.id()).scan();
        String scanned = scan == null ? null : scan.name();
        List<NamedProduct> named = reader.products(licence.supplierId()).stream().filter(product -> wanted.productIds().contains(product.id())).toList();
        Consumer<Facts> save = any -> {
            licences.update(changed);
            desk.keepParts(me, licence.id(), wanted);
        };
        return history.change(me, LicenceDesk.KIND, licence.id(),
            Facts.of(licence, desk.named(licence.id(), licence.supplierId()), licences.allowed(licence.id()), scanned),
            Facts.of(changed, named, wanted.claims(), wanted.file() == null ? scanned : wanted.file().name()), wanted, save,
            Answer.done("/office/licences/" + licence.id(), changed).saying("change.done", changed.number()));
    }

    @Post(uris = {"/office/licences/{licenceId}/check", "/api/v1/office/licences/{licenceId}/check"})
    HttpResponse<?> createCheck(HttpRequest<?> request, Account me, long licenceId, Form<CheckForm> form) {
        return writes.once(request, form, typed -> desk.page(me, licenceId), checked -> {
            LicenceRow row = desk.row(me, licenceId);
            if (licences.check(licenceId, me.id(), clock.instant()) == 0) {
                return Answer.refused(409, "licence.checkedBefore");
            }
            changes.record(me.id(), LicenceDesk.KIND, licenceId, "checked", false, true, checked.reason());
            return Answer.done("/office/licences/" + licenceId, checked).saying("licence.checkedNow", row.licence().number());
        });
    }

    @Post(uris = {"/office/licences/{licenceId}/withdrawal", "/api/v1/office/licences/{licenceId}/withdrawal"})
    HttpResponse<?> createWithdrawal(HttpRequest<?> request, Account me, long licenceId, Form<WithdrawalForm> form) {
        return writes.once(request, form, typed -> desk.page(me, licenceId), wanted -> {
            LicenceRow row = desk.row(me, licenceId);
            if (licences.withdraw(licenceId, clock.instant()) == 0) {
                return Answer.refused(409, "licence.withdrawnBefore");
            }
            changes.record(me.id(), LicenceDesk.KIND, licenceId, "withdrawn", false, true, wanted.because());
            return Answer.done("/office/licences/" + licenceId, wanted).saying("licence.withdrawnNow", row.licence().number());
        });
    }

    private ChangePage changePage(Account me, long licenceId) {
        LicenceRow row = desk.row(me, licenceId);
        return new ChangePage(row, licences.named(licenceId), row.claims(), reader.products(row.licence().supplierId()),
            history.seen(LicenceDesk.KIND, licenceId), history.of(LicenceDesk.KIND, licenceId));
    }

    /** @param named ids of the products it names; @param products it may name */
    @Template("licence/office/licence-change")
    public record ChangePage(LicenceRow row, List<Long> named, List<Claim> claims, List<NamedProduct> products, long seen, List<History.Event> history)
            implements Page, LicenceDesk.Choices {

        @Override
        public Record first() {
            return LicenceForm.of(row.licence(), named, claims);
        }
    }

    /** @param reason how it was checked */
    @Introspected
    record CheckForm(@NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record WithdrawalForm(@NotBlank @Size(max = 200) String because) {}
}
