package shangui.imports;

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
import jakarta.validation.constraints.NotNull;
import java.util.function.BooleanSupplier;
import shangui.db.Ids;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Language;
import shangui.web.NotFound;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Upload;
import shangui.web.Writes;

/** Sheets the office fills its books from: each is checked first, and taken when somebody says so. */
@BothDoors
@Controller
@Secured("OFFICE")
class ImportController {

    /** So many rows are gone through while the sender waits; more, afterwards. */
    private static final int ROWS_WHILE_WAITING = 1_000;

    private final Pages pages;
    private final Writes writes;
    private final ImportDesk desk;
    private final ImportService imports;
    private final Importer importer;
    private final Ids ids;

    ImportController(Pages pages, Writes writes, ImportDesk desk, ImportService imports, Importer importer, Ids ids) {
        this.pages = pages;
        this.writes = writes;
        this.desk = desk;
        this.imports = imports;
        this.importer = importer;
        this.ids = ids;
    }

    @Get(uris = {"/office/imports", "/api/v1/office/imports"})
    HttpResponse<?> index(HttpRequest<?> request, @QueryValue(defaultValue = "" + Slice.START) long before) {
        return pages.show(request, desk.list(before));
    }

    @Get(uris = {"/office/imports/kinds/{kind}", "/api/v1/office/imports/kinds/{kind}"})
    HttpResponse<?> kind(HttpRequest<?> request, String kind) {
        return pages.show(request, desk.kind(Language.of(request), kind(kind)));
    }

    @Get(uris = {"/office/imports/kinds/{kind}/files/template", "/api/v1/office/imports/kinds/{kind}/files/template"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> template(HttpRequest<?> request, String kind) {
        return desk.template(Language.of(request), kind(kind));
    }

    @Post(uris = {"/office/imports/kinds/{kind}", "/api/v1/office/imports/kinds/{kind}"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, String kind, Form<SendForm> form) {
        ImportKind wanted = kind(kind);
        Language language = Language.of(request);
        Reading reading = form.failed() ? null : importer.read(wanted, form.value().file().content(), language);
        long id = ids.next();
        return throughIfShort(id, writes.once(request, form, typed -> desk.kind(language, wanted), sent -> switch (reading) {
            case SentSheet sheet -> Answer.done(path(id), imports.send(me, id, wanted, sent.file(), sheet)).created();
            case SentSheet.Refused refused -> Answer.refused(422, refused.key(), refused.arguments()).at("file");
        }));
    }

    @Get(uris = {"/office/imports/{id}", "/api/v1/office/imports/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, long id, @QueryValue @Nullable Outcome rows, @QueryValue(defaultValue = "0") int after) {
        return pages.show(request, desk.show(Language.of(request), id, rows, after));
    }

    @Get(uris = {"/office/imports/{id}/files/errors", "/api/v1/office/imports/{id}/files/errors"})
    @Produces({Sheet.XLSX, "text/csv"})
    HttpResponse<?> errors(HttpRequest<?> request, long id) {
        return desk.errors(Language.of(request), id);
    }

    @Post(uris = {"/office/imports/{id}/acceptance", "/api/v1/office/imports/{id}/acceptance"})
    HttpResponse<?> createAcceptance(HttpRequest<?> request, Account me, long id, Form<NoFields> form) {
        return throughIfShort(id, change(request, id, form, () -> imports.take(me, id), "imports.notChecked"));
    }

    @Post(uris = {"/office/imports/{id}/check", "/api/v1/office/imports/{id}/check"})
    HttpResponse<?> createCheck(HttpRequest<?> request, long id, Form<NoFields> form) {
        return throughIfShort(id, change(request, id, form, () -> imports.checkAgain(id), "imports.notToCheck"));
    }

    @Post(uris = {"/office/imports/{id}/stop", "/api/v1/office/imports/{id}/stop"})
    HttpResponse<?> createStop(HttpRequest<?> request, long id, Form<NoFields> form) {
        return change(request, id, form, () -> imports.stop(id), "imports.notRunning");
    }

    private HttpResponse<?> change(HttpRequest<?> request, long id, Form<NoFields> form, BooleanSupplier work, String otherwise) {
        desk.file(id);
        return writes.once(request, form, typed -> desk.show(Language.of(request), id, null, 0), sent ->
            work.getAsBoolean() ? Answer.done(path(id), desk.file(id)) : Answer.refused(409, otherwise));
    }

    /** The answer, with the rows of a short sheet gone through by then. */
    private HttpResponse<?> throughIfShort(long id, HttpResponse<?> answer) {
        if (desk.find(id).filter(file -> file.totalRows() <= ROWS_WHILE_WAITING).isPresent()) {
            importer.goOn(id, () -> true);
        }
        return answer;
    }

    private static ImportKind kind(String slug) {
        return ImportKind.of(slug).orElseThrow(NotFound::new);
    }

    private static String path(long id) {
        return "/office/imports/" + id;
    }

    @Introspected
    record SendForm(@NotNull Upload file) {}

    @Introspected
    record NoFields(@Nullable String key) {}
}
