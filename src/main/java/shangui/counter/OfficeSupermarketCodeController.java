package shangui.counter;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import shangui.change.Changes;
import shangui.db.StartAfresh;
import shangui.paper.Sheet;
import shangui.product.Sku;
import shangui.product.SkuRepository;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Exports;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** What a supermarket's tills call our packs: its own codes, each for one pack. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeSupermarketCodeController {

    private static final int PER_PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final Changes changes;
    private final SupermarketRepository supermarkets;
    private final SupermarketCodeRepository codes;
    private final SkuRepository skus;

    OfficeSupermarketCodeController(Pages pages, Writes writes, Exports exports, Changes changes, SupermarketRepository supermarkets,
                                    SupermarketCodeRepository codes, SkuRepository skus) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.changes = changes;
        this.supermarkets = supermarkets;
        this.codes = codes;
        this.skus = skus;
    }

    @Get(uris = {"/office/supermarkets/{id}/codes", "/api/v1/office/supermarkets/{id}/codes"})
    HttpResponse<?> list(HttpRequest<?> request, long id, @QueryValue(defaultValue = "") String code, @QueryValue(defaultValue = "") String name,
                         @QueryValue(defaultValue = "") String after) {
        return pages.show(request, page(id, code, name, after));
    }

    @Get(uris = {"/office/supermarkets/{id}/codes/export", "/api/v1/office/supermarkets/{id}/codes/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, long id, @QueryValue(defaultValue = "") String code, @QueryValue(defaultValue = "") String name) {
        List<SupermarketCode> listed = codes.list(found(id).id(), code.strip(), name.strip(), "", Exports.MOST_ROWS);
        return exports.file(request, Sheet.XLSX, "supermarket.codes", (title, t) -> new Sheet(title,
            t.all("supermarket.code", "supermarket.barcode", "supermarket.goods", "supermarket.pack"),
            listed.stream().map(row -> List.of(row.code(), row.barcode(), t.isEnglish() ? row.nameEn() : row.name(),
                t.isEnglish() ? row.packEn() : row.pack())).toList()).xlsx());
    }

    @Post(uris = {"/office/supermarkets/{id}/codes", "/api/v1/office/supermarkets/{id}/codes"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, long id, Form<CodeForm> form) {
        return writes.once(request, form, typed -> page(id, "", "", ""), wanted -> {
            Supermarket supermarket = found(id);
            Optional<Sku> sku = skus.findByBarcode(wanted.barcode());
            Optional<SupermarketCode> taken = codes.find(id, wanted.code());
            if (sku.isEmpty()) {
                return Answer.refused(422, "supermarket.unknownBarcode").at("barcode");
            }
            if (taken.isPresent()) {
                return Answer.refused(409, "supermarket.codeTaken", taken.get().barcode()).at("code");
            }
            StartAfresh.ifTaken(() -> codes.add(id, wanted.code(), sku.get().id()));
            changes.record(me.id(), "supermarket", id, "code", null, wanted.code() + " → " + wanted.barcode(), wanted.reason());
            return Answer.done("/office/supermarkets/" + supermarket.id() + "/codes", wanted).created().saying("supermarket.codeEntered", wanted.code());
        });
    }

    @Post(uris = {"/office/supermarkets/{id}/code-removals", "/api/v1/office/supermarkets/{id}/code-removals"})
    HttpResponse<?> createRemoval(HttpRequest<?> request, Account me, long id, Form<RemovalForm> form) {
        return writes.once(request, form, typed -> page(id, "", "", ""), wanted -> {
            Optional<SupermarketCode> entered = codes.find(found(id).id(), wanted.code());
            if (entered.isEmpty()) {
                return Answer.refused(422, "supermarket.codeUnknown").at("code");
            }
            SupermarketCode known = entered.get();
            codes.remove(id, known.code());
            changes.record(me.id(), "supermarket", id, "code", known.code() + " → " + known.barcode(), null, wanted.reason());
            return Answer.done("/office/supermarkets/" + id + "/codes", wanted).saying("supermarket.codeRemoved", known.code());
        });
    }

    private CodesPage page(long id, String code, String name, String after) {
        List<SupermarketCode> listed = codes.list(found(id).id(), code.strip(), name.strip(), after, PER_PAGE + 1);
        boolean more = listed.size() > PER_PAGE;
        return new CodesPage(found(id), more ? listed.subList(0, PER_PAGE) : listed, more ? listed.get(PER_PAGE - 1).code() : null);
    }

    private Supermarket found(long id) {
        return supermarkets.findById(id).orElseThrow(NotFound::new);
    }

    /** @param next the code the following page begins after, or null at the end */
    @Template("counter/office/supermarket-codes")
    public record CodesPage(Supermarket supermarket, List<SupermarketCode> items, String next) implements Page {}

    @Introspected
    record CodeForm(@NotBlank @Pattern(regexp = "|[0-9A-Za-z-]{1,20}", message = "{supermarket.codeWrong}") String code,
                    @NotBlank @Size(max = 13) String barcode, @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record RemovalForm(@NotBlank @Size(max = 20) String code, @NotBlank @Size(max = 200) String reason) {}
}
