package shangui.demo;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import shangui.contract.Mode;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.demo.Outlet.Stand;
import shangui.demo.Twin.Growers;
import shangui.lot.Lot;
import shangui.lot.LotOutcome;
import shangui.lot.LotService;
import shangui.lot.LotWish;
import shangui.product.Category;
import shangui.restock.ReceiptLine;
import shangui.restock.ReceiveOutcome;
import shangui.restock.RestockService;
import shangui.stock.Document;
import shangui.stock.ShelfReader;
import shangui.stock.ShelfRow;

/** The township packs, short-lived goods three times a week and the others twice a month; stores are brought what they lack. */
@Singleton
class SampleSupply {

    private static final Set<DayOfWeek> FRESH_DAYS = Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
    private static final Set<Integer> DRY_DAYS = Set.of(1, 16);
    private static final int WORKDAYS = 5;
    /** Of what lay too long: which packs, at which stores, how many, and for how long they may still be sold. */
    private static final int EVERY_SO_MANY = 3;
    private static final int LATE_PACKS = 4;
    private static final int LATE_DAYS = 12;
    private static final int FRESH_COVER_DAYS = 3;
    private static final int DRY_COVER_DAYS = 14;

    private final Ids ids;
    private final LotService lots;
    private final RestockService restock;
    private final ShelfReader shelf;
    private final Transactions transactions;

    SampleSupply(Ids ids, LotService lots, RestockService restock, ShelfReader shelf, Transactions transactions) {
        this.ids = ids;
        this.lots = lots;
        this.restock = restock;
        this.shelf = shelf;
        this.transactions = transactions;
    }

    /** How many packs fill the shelf: what sells until the next delivery comes, half as much again, and a few. */
    static int target(Stand stand, Pack pack) {
        int likings = stand.packs().stream().mapToInt(Pack::liking).sum();
        int cover = pack.shortLived() ? FRESH_COVER_DAYS : DRY_COVER_DAYS;
        return (pack.shortLived() ? 2 : 5) + stand.pace() * 3 * cover * pack.liking() / (100 * likings);
    }

    /** Before the shops open. @param late whether what was left lying is found that day */
    void plan(Twin twin, LocalDate day, boolean first, boolean late) {
        if (late) {
            List<Pack> lying = twin.packs().stream().filter(pack -> pack.sold() && !pack.shortLived() && pack.number() % EVERY_SO_MANY == 1).toList();
            twin.agenda().plan(SampleWorld.at(day, LocalTime.of(5, 0)), () -> {
                twin.older().clear();
                lying.forEach(pack -> twin.older().add(pack(twin, pack, pack.packedFor(day.plusDays(LATE_DAYS)), "B")));
            });
        }
        List<Pack> due = twin.packs().stream().filter(Pack::sold)
            .filter(pack -> first || pack.packed().has(day) && (pack.shortLived() ? FRESH_DAYS.contains(day.getDayOfWeek()) : DRY_DAYS.contains(day.getDayOfMonth())))
            .toList();
        if (!due.isEmpty()) {
            twin.agenda().plan(SampleWorld.at(day, LocalTime.of(4, 30)), () -> due.forEach(pack ->
                twin.newest().put(pack.sku().id(), pack(twin, pack, pack.packed().lastDay(day), ""))));
        }
    }

    private Lot pack(Twin twin, Pack pack, LocalDate packedOn, String batch) {
        Dice dice = Dice.about("lot", twin.letters(), packedOn, pack.number(), batch);
        var wish = new LotWish(twin.supplier(), pack.sku().id(),
            "%s%s-%02d%s".formatted(twin.letters(), packedOn.format(DateTimeFormatter.BASIC_ISO_DATE), pack.number(), batch), packedOn, null,
            LotService.certified(pack.product(), packedOn) ? "示例合格证-%d-%d".formatted(packedOn.toEpochDay(), pack.number()) : null, parts(dice, twin, pack));
        var outcome = transactions.write(() -> lots.make(wish));
        if (outcome instanceof LotOutcome.Made(Lot lot)) {
            return lot;
        }
        throw new IllegalStateException("A sample lot was not made: " + outcome);
    }

    /** Of one village, now and then of two; a gift box of three. */
    private static List<LotWish.Part> parts(Dice dice, Twin twin, Pack pack) {
        var parts = new ArrayList<LotWish.Part>();
        var villages = new ArrayList<>(twin.growers());
        int wanted = pack.product().category() == Category.GIFT_BOX ? 3 : dice.percent(25) ? 2 : 1;
        for (int i = 0; i < wanted && !villages.isEmpty(); i++) {
            Growers growers = dice.one(villages);
            villages.remove(growers);
            parts.add(new LotWish.Part(growers.village().id(), dice.one(growers.producers()).code(), i == 0 ? 2 : 1));
        }
        return parts;
    }

    /** On its weekday a store gets all it lacks, on the other fresh days what keeps short; on the first day everything. */
    void plan(Outlet outlet, LocalDate day, boolean first, boolean late) {
        if (late && outlet.number() % EVERY_SO_MANY == 1) {
            outlet.stands().forEach(stand -> outlet.agenda().plan(outlet.opens(day).plusSeconds(1800), () -> receive(outlet, stand, stand.twin().older().stream()
                .filter(lot -> stand.packs().stream().anyMatch(pack -> pack.sku().id() == lot.skuId()))
                .map(lot -> line(stand, pack(stand, lot), lot, LATE_PACKS)).toList(), day)));
        }
        boolean all = first || day.getDayOfWeek().getValue() == 1 + outlet.number() % WORKDAYS;
        if (all || FRESH_DAYS.contains(day.getDayOfWeek())) {
            outlet.stands().forEach(stand -> outlet.agenda().plan(outlet.opens(day).minusSeconds(60L * (25 - outlet.number() % 20)),
                () -> bring(outlet, stand, day, all)));
        }
    }

    private void bring(Outlet outlet, Stand stand, LocalDate day, boolean all) {
        List<ShelfRow> there = shelf.onHand(stand.counter().id());
        receive(outlet, stand, stand.packs().stream().filter(pack -> all || pack.shortLived()).flatMap(pack -> line(stand, pack, there, day).stream()).toList(), day);
    }

    private void receive(Outlet outlet, Stand stand, List<ReceiptLine> lines, LocalDate day) {
        if (!lines.isEmpty()) {
            var outcome = restock.receive(Document.of(Document.Kind.RECEIPT, ids.next(), outlet.agenda().now(), outlet.clerk()), stand.counter().id(), lines,
                SampleTable.note(Dice.about("delivery", outlet.key(), stand.counter().name(), day), "delivery"));
            if (!(outcome instanceof ReceiveOutcome.Accepted)) {
                throw new IllegalStateException("A sample delivery was not accepted: " + outcome);
            }
        }
    }

    private static List<ReceiptLine> line(Stand stand, Pack pack, List<ShelfRow> there, LocalDate day) {
        Lot lot = stand.twin().newest().get(pack.sku().id());
        int missing = target(stand, pack) - there.stream()
            .filter(row -> row.level().skuId() == pack.sku().id() && row.level().sellableOn(day.plusDays(1))).mapToInt(row -> row.level().free()).sum();
        if (lot == null || missing <= 0 || !pack.worthBringing(lot.packedOn(), day)) {
            return List.of();
        }
        return List.of(line(stand, pack, lot, missing));
    }

    private static ReceiptLine line(Stand stand, Pack pack, Lot lot, int packs) {
        return new ReceiptLine(lot.id(), packs, stand.mode() == Mode.PURCHASE ? pack.sku().listPriceFen().fraction(SampleContracts.PURCHASE_PERCENT, 100) : null);
    }

    private static Pack pack(Stand stand, Lot lot) {
        return stand.packs().stream().filter(pack -> pack.sku().id() == lot.skuId()).findFirst().orElseThrow();
    }
}
