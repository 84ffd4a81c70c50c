package shangui.stock;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.change.Changes;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.counter.Store;
import shangui.counter.StoreRepository;
import shangui.lot.Lot;
import shangui.lot.LotPart;
import shangui.lot.LotReader;
import shangui.lot.LotRepository;
import shangui.lot.LotRow;
import shangui.picture.Gallery;
import shangui.picture.PictureKind;
import shangui.picture.Pictures;
import shangui.picture.Reading;
import shangui.picture.ShownPicture;
import shangui.user.Account;
import shangui.user.History;
import shangui.user.Role;
import shangui.web.Answer;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;
import shangui.web.Upload;
import shangui.web.Writes;

/** Lots at a desk: the office's all of them, a supplier's its own; where each stands, and its recall. */
@Singleton
class LotDesk {

    private static final int LOTS_PER_PAGE = 50;

    private static final String CERTIFICATE_SENT = "{上传了合格证照片|A photograph of the certificate was uploaded}";

    private final Pages pages;
    private final Writes writes;
    private final LotReader lots;
    private final LotRepository lotRows;
    private final ShelfReader shelf;
    private final StockService stock;
    private final CounterRepository counters;
    private final StoreRepository stores;
    private final Changes changes;
    private final History history;
    private final Pictures pictures;
    private final Gallery gallery;

    LotDesk(Pages pages, Writes writes, LotReader lots, LotRepository lotRows, ShelfReader shelf, StockService stock, CounterRepository counters, StoreRepository stores,
            Changes changes, History history, Pictures pictures, Gallery gallery) {
        this.pages = pages;
        this.writes = writes;
        this.lots = lots;
        this.lotRows = lotRows;
        this.shelf = shelf;
        this.stock = stock;
        this.counters = counters;
        this.stores = stores;
        this.changes = changes;
        this.history = history;
        this.pictures = pictures;
        this.gallery = gallery;
    }

    HttpResponse<?> list(HttpRequest<?> request, Account me, String codeBegins, long before) {
        String begins = codeBegins.strip();
        return pages.show(request, new LotsPage(path(me), begins,
            Slice.of(lots.page(supplier(me), begins, before, LOTS_PER_PAGE + 1), LOTS_PER_PAGE, LotRow::id)));
    }

    HttpResponse<?> show(HttpRequest<?> request, Account me, long lotId) {
        return pages.show(request, page(me, lotId));
    }

    HttpResponse<?> recall(HttpRequest<?> request, Account me, long lotId, Form<RecallForm> form) {
        return writes.once(request, form, typed -> page(me, lotId), wanted -> recall(me, lot(me, lotId), wanted));
    }

    private Answer recall(Account me, LotRow lot, RecallForm wanted) {
        if (!stock.recall(lot.id(), wanted.reason())) {
            return Answer.refused(409, "stock.recalledBefore");
        }
        changes.record(me.id(), "lot", lot.id(), "recalled", false, true, wanted.reason());
        return Answer.done(path(me) + "/" + lot.id(), wanted).created().saying("stock.recalled", lot.code());
    }

    /** Instead of the one before. It is drawn before the transaction begins, because that takes its time. */
    HttpResponse<?> createCertificate(HttpRequest<?> request, Account me, long lotId, Form<CertificateForm> form) {
        LotRow lot = lot(me, lotId);
        Reading read = form.failed() ? null : pictures.read(form.value().picture().content());
        return writes.once(request, form, typed -> page(me, lotId), wanted -> switch (read) {
            case Reading.Refused(var key, var arguments) -> Answer.refused(422, key, arguments.toArray()).at("picture");
            case Reading.Readable picture -> {
                replaceCertificate(me, lotId, pictures.keep(picture, me.id()));
                yield Answer.done(path(me) + "/" + lotId, lot).created().saying("stock.certificateKept", lot.code());
            }
        });
    }

    /** The lot's row is held meanwhile, so that of two sent at once one stands. Its history names both by number. */
    private void replaceCertificate(Account me, long lotId, long pictureId) {
        lotRows.lock(lotId).orElseThrow(NotFound::new);
        List<ShownPicture> before = gallery.of(Lot.CERTIFICATE, lotId);
        before.forEach(shown -> gallery.end(Lot.CERTIFICATE, lotId, shown.id()));
        gallery.show(Lot.CERTIFICATE, lotId, pictureId, PictureKind.THIS_LOT, me.id());
        changes.record(me.id(), "lot", lotId, "certificatePhoto", before.stream().map(ShownPicture::pictureId).findFirst().orElse(null), pictureId, CERTIFICATE_SENT);
    }

    private DeskLotPage page(Account me, long lotId) {
        LotRow lot = lot(me, lotId);
        List<ShelfRow> levels = shelf.ofLot(lotId);
        Map<Long, Counter> at = counters.findByIdIn(levels.stream().map(row -> row.level().counterId()).toList())
            .stream().collect(Collectors.toMap(Counter::id, Function.identity()));
        Map<Long, Store> in = stores.findByIdInOrderById(at.values().stream().map(Counter::storeId).distinct().toList())
            .stream().collect(Collectors.toMap(Store::id, Function.identity()));
        Map<Long, List<ShelfReader.HoldRow>> holds = shelf.holdsOf(lotId).stream().collect(Collectors.groupingBy(ShelfReader.HoldRow::counterId));
        return new DeskLotPage(path(me), lot, lots.parts(lotId), levels.stream().map(ShelfRow::level)
            .map(level -> new Standing(in.get(at.get(level.counterId()).storeId()), at.get(level.counterId()), level, holds.getOrDefault(level.counterId(), List.of())))
            .toList(), gallery.of(Lot.CERTIFICATE, lotId).stream().findFirst().orElse(null), history.of("lot", lotId));
    }

    private LotRow lot(Account me, long lotId) {
        return lots.find(supplier(me), lotId).orElseThrow(NotFound::new);
    }

    /** Whose lots an account sees: a supplier its own, the office everyone's. */
    @Nullable
    private static Long supplier(Account me) {
        return me.is(Role.OFFICE) ? null : me.reach();
    }

    private static String path(Account me) {
        return me.is(Role.OFFICE) ? "/office/lots" : "/supplier/lots";
    }

    /** @param code what lot codes begin with, or '' for all */
    @Template("stock/desk/lots")
    public record LotsPage(String path, String code, Slice<LotRow> slice) implements Page {}

    /** @param standing counters that ever had it, with what is there now; while there is none, it may be corrected; @param certificate its picture, or null */
    @Template("stock/desk/lot")
    public record DeskLotPage(String path, LotRow lot, List<LotPart> parts, List<Standing> standing, @Nullable ShownPicture certificate,
                              List<History.Event> history) implements Page {

        public boolean office() {
            return path.startsWith("/office");
        }

        public List<ShelfReader.HoldRow> holds() {
            return standing.stream().flatMap(at -> at.holds().stream()).toList();
        }
    }

    public record Standing(Store store, Counter counter, StockLevel level, List<ShelfReader.HoldRow> holds) {}

    @Introspected
    record CertificateForm(@NotNull Upload picture) {}

    @Introspected
    record RecallForm(@NotBlank @Size(max = 200) String reason) {}
}
