package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shangui.change.Changes;
import shangui.lot.LotForm.Facts;
import shangui.lot.LotForm.PartRow;
import shangui.lot.LotOutcome.Why;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.town.Producer;
import shangui.town.ProducerRepository;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
import shangui.town.Village;
import shangui.town.VillageRepository;
import shangui.user.Account;
import shangui.user.History;
import shangui.user.Role;
import shangui.web.Answer;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** Making and correcting lots at a desk: a supplier its own, the office any supplier's. */
@Singleton
class LotMaking {

    static final String KIND = "lot";
    private static final int FIRST_ROWS = 3;
    private static final int MOST_ROWS = 20;

    private final Pages pages;
    private final Writes writes;
    private final History history;
    private final Changes changes;
    private final LotService lots;
    private final LotRepository rows;
    private final LotReader reader;
    private final SupplierRepository suppliers;
    private final ProductRepository products;
    private final VillageRepository villages;
    private final ProducerRepository producers;

    LotMaking(Pages pages, Writes writes, History history, Changes changes, LotService lots, LotRepository rows, LotReader reader, SupplierRepository suppliers,
              ProductRepository products, VillageRepository villages, ProducerRepository producers) {
        this.pages = pages;
        this.writes = writes;
        this.history = history;
        this.changes = changes;
        this.lots = lots;
        this.rows = rows;
        this.reader = reader;
        this.suppliers = suppliers;
        this.products = products;
        this.villages = villages;
        this.producers = producers;
    }

    HttpResponse<?> newLot(HttpRequest<?> request, Account me, @Nullable Long supplierId, @Nullable Long skuId, int rows) {
        return pages.show(request, newPage(me, supplierId, skuId, rows));
    }

    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<LotForm> form) {
        return writes.once(request, form, typed -> newPage(me, number(typed.get("supplierId")), number(typed.get("skuId")), rows(typed)), wanted -> {
            Optional<Supplier> supplier = supplier(me, wanted.supplierId());
            return supplier.isEmpty() ? Answer.refused(422, "lot.supplierNeeded").at("supplierId")
                : answer(lots.make(wanted.wish(supplier.get().id())), form, lot -> {
                    history.created(me, KIND, lot.id(), lot.code(), wanted.reason());
                    return Answer.done(path(me) + "/" + lot.id(), lot).created().saying("lot.made", lot.code());
                });
        });
    }

    HttpResponse<?> newChange(HttpRequest<?> request, Account me, long lotId, int rows) {
        return pages.show(request, changePage(me, lotId, rows));
    }

    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long lotId, Form<LotForm> form) {
        return writes.once(request, form, typed -> changePage(me, lotId, rows(typed)), wanted -> {
            reader.find(ownOrAny(me), lotId).orElseThrow(NotFound::new);
            Lot lot = rows.lock(lotId).orElseThrow();
            if (wanted.seen() != null && wanted.seen() < history.seen(KIND, lotId)) {
                return Answer.refused(409, "change.elsewhere");
            }
            Facts before = facts(lot);
            return answer(lots.correct(lot, wanted.wish(lot.supplierId())), form, corrected -> {
                changes.recordAll(me.id(), KIND, lotId, before, facts(corrected), wanted.reason());
                return Answer.done(path(me) + "/" + lotId, corrected).saying("lot.corrected", corrected.code());
            });
        });
    }

    private Facts facts(Lot lot) {
        return Facts.of(lot, reader.find(null, lot.id()).map(row -> "{" + row.name() + " " + row.pack() + "|" + row.nameEn() + " " + row.packEn() + "}").orElseThrow(),
            reader.parts(lot.id()));
    }

    private interface Written {
        Answer of(Lot lot);
    }

    private static Answer answer(LotOutcome outcome, Form<?> form, Written written) {
        return switch (outcome) {
            case LotOutcome.Made(var lot) -> written.of(lot);
            case LotOutcome.Moved moved -> Answer.refused(409, "lot.moved");
            case LotOutcome.Wrong(var why, var part) -> refused(why, part, form);
        };
    }

    private static Answer refused(Why why, int part, Form<?> form) {
        return switch (why) {
            case SUPPLIER_ENDED -> Answer.refused(422, "lot.supplierEnded").at("supplierId");
            case SKU -> Answer.refused(409, "lot.skuNotTheirs").at("skuId");
            case PACKED_LATER -> Answer.refused(422, "lot.packedLater").at("packedOn");
            case BEST_BEFORE_EARLIER -> Answer.refused(422, "lot.bestBeforeEarlier").at("bestBefore");
            case CERTIFICATE -> Answer.refused(422, "lot.certificateNeeded").at("certificate");
            case CODE_TAKEN -> Answer.refused(409, "lot.codeTaken").at("code");
            case NO_PART -> Answer.refused(422, "lot.noPart").at("parts[0].villageId");
            case VILLAGE -> Answer.refused(422, "form.choice").at(field(form, part, "villageId"));
            case VILLAGE_TWICE -> Answer.refused(422, "lot.villageTwice").at(field(form, part, "villageId"));
            case PRODUCER -> Answer.refused(422, "lot.producerNotThere").at(field(form, part, "producerCode"));
        };
    }

    /** Rows left blank are none of the parts: which row each part was typed into. */
    private static String field(Form<?> form, int part, String name) {
        return "parts[" + typedRows(form).skip(part).findFirst().orElse(part) + "]." + name;
    }

    private static IntStream typedRows(Form<?> form) {
        return IntStream.range(0, MOST_ROWS).filter(i -> PartRow.FIELDS.stream().anyMatch(field -> !form.get("parts[" + i + "]." + field).isBlank()));
    }

    /** As many as were typed into. */
    private static int rows(Form<?> form) {
        return typedRows(form).max().orElse(0) + 1;
    }

    private NewPage newPage(Account me, @Nullable Long supplierId, @Nullable Long skuId, int rows) {
        Optional<Supplier> supplier = supplier(me, supplierId);
        List<Packable> packable = supplier.map(of -> reader.packable(of.id(), lots.today())).orElse(List.of());
        Optional<Packable> chosen = packable.stream().filter(one -> skuId != null && one.skuId() == skuId).findFirst();
        return new NewPage(path(me), supplier.isPresent() ? List.of() : suppliers.findGoingOn(lots.today()), supplier.orElse(null), packable, chosen.orElse(null),
            chosen.flatMap(one -> products.findById(one.productId())).orElse(null), supplier.map(of -> growers(of, List.of())).orElse(null), lots.today(), Math.clamp(rows, FIRST_ROWS, MOST_ROWS));
    }

    private ChangePage changePage(Account me, long lotId, int asked) {
        LotRow row = reader.find(ownOrAny(me), lotId).orElseThrow(NotFound::new);
        Lot lot = rows.findById(lotId).orElseThrow();
        List<LotPart> parts = reader.parts(lotId);
        return new ChangePage(path(me), row, lot, reader.packable(lot.supplierId(), lots.today()), parts, growers(suppliers.findById(lot.supplierId()).orElseThrow(), parts),
            Math.clamp(Math.max(asked, parts.size()), FIRST_ROWS, MOST_ROWS), history.seen(KIND, lotId), history.of(KIND, lotId));
    }

    /** Those that go on, and the villages the lot has parts of already. */
    private Growers growers(Supplier supplier, List<LotPart> parts) {
        Set<Long> named = parts.stream().map(LotPart::villageId).collect(Collectors.toSet());
        List<Village> there = Stream.concat(villages.findGoingOn(supplier.townCode(), lots.today()).stream(), villages.findByIdIn(named).stream())
            .distinct().sorted(Comparator.comparing(Village::code)).toList();
        return new Growers(there, producers.of(there.stream().map(Village::id).toList()).stream().filter(producer -> producer.goesOn(lots.today()))
            .map(Producer::code).toList());
    }

    private Optional<Supplier> supplier(Account me, @Nullable Long supplierId) {
        Long wanted = me.is(Role.OFFICE) ? supplierId : me.reach();
        return wanted == null ? Optional.empty() : suppliers.findById(wanted);
    }

    @Nullable
    static Long ownOrAny(Account me) {
        return me.is(Role.OFFICE) ? null : me.reach();
    }

    @Nullable
    private static Long number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.valueOf(typed) : null;
    }

    private static String path(Account me) {
        return me.is(Role.OFFICE) ? "/office/lots" : "/supplier/lots";
    }

    /** Who may have grown it. @param producers their codes */
    public record Growers(List<Village> villages, List<String> producers) {}

    /** @param suppliers, @param packs to choose from while none is chosen */
    @Template("lot/desk/lot-new")
    public record NewPage(String path, List<Supplier> suppliers, @Nullable Supplier supplier, List<Packable> packs, @Nullable Packable pack,
                          @Nullable Product product, @Nullable Growers growers, LocalDate today, int rows) implements Page {

        /** Nothing stands in any row at first. */
        @Nullable
        public LotPart part(int row) {
            return null;
        }

        public boolean certified() {
            return product != null && LotService.certified(product, today);
        }

        public int lastRow() {
            return rows - 1;
        }

        @Override
        public Record first() {
            return new First(today);
        }

        private record First(LocalDate packedOn) {}
    }

    @Template("lot/desk/lot-change")
    public record ChangePage(String path, LotRow row, Lot lot, List<Packable> packs, List<LotPart> parts, Growers growers, int rows, long seen,
                             List<History.Event> history) implements Page {

        public int lastRow() {
            return rows - 1;
        }

        /** The part that stands in a row of the form, or null. */
        @Nullable
        public LotPart part(int row) {
            return row < parts.size() ? parts.get(row) : null;
        }

        @Override
        public Record first() {
            return lot;
        }
    }
}
