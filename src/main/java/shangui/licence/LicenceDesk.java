package shangui.licence;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import shangui.db.Ids;
import shangui.licence.Licence.State;
import shangui.paper.Sheet;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
import shangui.user.Account;
import shangui.user.History;
import shangui.user.Role;
import shangui.web.Answer;
import shangui.web.Downloads;
import shangui.web.Exports;
import shangui.web.Form;
import shangui.web.Formats;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;
import shangui.web.Writes;

/** Licences at a desk: the office's all of them, a supplier's its own; both enter them, and keep their scans. */
@Singleton
class LicenceDesk {

    static final String KIND = "licence";
    private static final int LICENCES_PER_PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final History history;
    private final LicenceReader reader;
    private final LicenceRepository licences;
    private final SupplierRepository suppliers;
    private final Ids ids;
    private final Clock clock;

    LicenceDesk(Pages pages, Writes writes, Exports exports, History history, LicenceReader reader, LicenceRepository licences, SupplierRepository suppliers,
                Ids ids, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.history = history;
        this.reader = reader;
        this.licences = licences;
        this.suppliers = suppliers;
        this.ids = ids;
        this.clock = clock;
    }

    HttpResponse<?> list(HttpRequest<?> request, Account me, LicenceReader.Filter filter, long after) {
        return pages.show(request, new ListPage(path(me), me.is(Role.OFFICE) ? suppliers.listOrderById() : List.of(),
            Slice.of(reader.page(filter, after, LICENCES_PER_PAGE + 1, today()), LICENCES_PER_PAGE, row -> row.licence().id())));
    }

    HttpResponse<?> export(HttpRequest<?> request, LicenceReader.Filter filter) {
        List<LicenceRow> rows = reader.page(filter, Slice.START, Exports.MOST_ROWS, today());
        return exports.file(request, Sheet.XLSX, "licence.licences", (title, t) -> new Sheet(title,
            t.all("licence.supplier", "licence.kind", "licence.number", "licence.issuer", "licence.validFrom", "licence.validUntil", "licence.state"),
            rows.stream().map(row -> Arrays.asList(row.supplier(), t.name("licence.kind", row.licence().kind()), row.licence().number(),
                row.licence().issuer(), row.licence().validFrom(), row.licence().validUntil(), t.name("licence.state", row.state()))).toList()).xlsx());
    }

    HttpResponse<?> newLicence(HttpRequest<?> request, Account me, @Nullable Long supplierId) {
        return pages.show(request, newPage(me, supplierId));
    }

    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<LicenceForm> form) {
        return writes.once(request, form, typed -> newPage(me, supplierTyped(typed)), wanted -> {
            Optional<Supplier> supplier = supplier(me, wanted.supplierId());
            return supplier.isEmpty() ? Answer.refused(422, "licence.supplierNeeded").at("supplierId") : enter(me, supplier.get(), wanted);
        });
    }

    private Answer enter(Account me, Supplier supplier, LicenceForm wanted) {
        return refusal(wanted, supplier.id()).orElseGet(() -> {
            Licence licence = licences.save(wanted.entered(ids.next(), supplier.id(), me, clock.instant()));
            keepParts(me, licence.id(), wanted);
            history.created(me, KIND, licence.id(), licence.number(), wanted.reason());
            return Answer.done(path(me) + "/" + licence.id(), licence).created().saying(me.is(Role.OFFICE) ? "licence.entered" : "licence.sent", licence.number());
        });
    }

    /** Writes what it names, what it allows and its scan. */
    void keepParts(Account me, long licenceId, LicenceForm wanted) {
        licences.nameNone(licenceId);
        wanted.productIds().stream().distinct().forEach(product -> licences.name(licenceId, product));
        licences.allowNone(licenceId);
        wanted.claims().stream().distinct().forEach(claim -> licences.allow(licenceId, claim));
        if (wanted.file() != null) {
            LicenceFile file = LicenceFile.of(wanted.file()).orElseThrow();
            licences.keep(licenceId, file.name(), file.type(), file.content().length, file.content(), me.id(), clock.instant());
        }
    }

    Optional<Answer> refusal(LicenceForm wanted, long supplierId) {
        var offered = new HashSet<>(reader.products(supplierId).stream().map(NamedProduct::id).toList());
        return Optional.ofNullable(
            wanted.validUntil() != null && wanted.validUntil().isBefore(wanted.validFrom()) ? Answer.refused(422, "licence.endsBefore").at("validUntil")
            : !offered.containsAll(wanted.productIds()) ? Answer.refused(422, "form.choice").at("productIds")
            : !wanted.claims().isEmpty() && wanted.productIds().isEmpty() ? Answer.refused(422, "licence.claimNeedsProducts").at("productIds")
            : wanted.file() != null && wanted.file().content().length > LicenceFile.MOST_BYTES ? Answer.refused(422, "licence.fileTooBig").at("file")
            : wanted.file() != null && LicenceFile.of(wanted.file()).isEmpty() ? Answer.refused(422, "licence.fileKind").at("file")
            : null);
    }

    HttpResponse<?> show(HttpRequest<?> request, Account me, long licenceId) {
        return pages.show(request, page(me, licenceId));
    }

    ShowPage page(Account me, long licenceId) {
        LicenceRow row = row(me, licenceId);
        return new ShowPage(path(me), row, named(licenceId, row.licence().supplierId()), history.of(KIND, licenceId));
    }

    /** The scan, to be kept, under the number of its licence. */
    HttpResponse<?> file(Account me, long licenceId) {
        LicenceRow row = row(me, licenceId);
        LicenceFile file = licences.file(licenceId).orElseThrow(NotFound::new);
        return Downloads.file(row.licence().number() + "." + file.type().ending(), file.type().mediaType(), file.content());
    }

    LicenceRow row(Account me, long licenceId) {
        return reader.find(ownOrAny(me), licenceId, today()).orElseThrow(NotFound::new);
    }

    List<NamedProduct> named(long licenceId, long supplierId) {
        List<Long> named = licences.named(licenceId);
        return reader.products(supplierId).stream().filter(product -> named.contains(product.id())).toList();
    }

    /** Whose licences an account sees: a supplier its own, the office everyone's. */
    @Nullable
    static Long ownOrAny(Account me) {
        return me.is(Role.OFFICE) ? null : me.reach();
    }

    private NewPage newPage(Account me, @Nullable Long supplierId) {
        Optional<Supplier> supplier = supplier(me, supplierId);
        return new NewPage(path(me), supplier.isPresent() ? List.of() : suppliers.listOrderById(), supplier.orElse(null),
            supplier.map(of -> reader.products(of.id())).orElse(List.of()));
    }

    /** A supplier's own; the office names one. */
    private Optional<Supplier> supplier(Account me, @Nullable Long supplierId) {
        Long wanted = me.is(Role.OFFICE) ? supplierId : me.reach();
        return wanted == null ? Optional.empty() : suppliers.findById(wanted);
    }

    @Nullable
    private static Long supplierTyped(Form<?> form) {
        return form.get("supplierId").matches("[0-9]{1,18}") ? Long.valueOf(form.get("supplierId")) : null;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    private static String path(Account me) {
        return me.is(Role.OFFICE) ? "/office/licences" : "/supplier/licences";
    }

    /** What forms and filters offer to choose from. */
    public interface Choices {

        default List<LicenceKind> kinds() {
            return List.of(LicenceKind.values());
        }

        default List<State> states() {
            return List.of(State.values());
        }

        default List<Claim> claimsThereAre() {
            return List.of(Claim.values());
        }
    }

    /** @param suppliers to choose from; none where there is no choice */
    @Template("licence/desk/licences")
    public record ListPage(String path, List<Supplier> suppliers, Slice<LicenceRow> slice) implements Page, Choices {}

    /** @param suppliers to choose from while none is chosen; @param products it may name */
    @Template("licence/desk/licence-new")
    public record NewPage(String path, List<Supplier> suppliers, @Nullable Supplier supplier, List<NamedProduct> products) implements Page, Choices {}

    /** @param products those it names */
    @Template("licence/desk/licence")
    public record ShowPage(String path, LicenceRow row, List<NamedProduct> products, List<History.Event> history) implements Page {

        public boolean office() {
            return path.startsWith("/office");
        }

        public boolean standing() {
            return row.licence().withdrawnAt() == null;
        }
    }
}
