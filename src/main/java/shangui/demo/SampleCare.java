package shangui.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import shangui.contract.Mode;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.demo.Outlet.Stand;
import shangui.money.Money;
import shangui.restock.RestockService;
import shangui.stock.Document;
import shangui.stock.LotQuantity;
import shangui.stock.MarkOutcome;
import shangui.stock.MarkdownService;
import shangui.stock.Recount;
import shangui.stock.ShelfReader;
import shangui.stock.ShelfRow;
import shangui.stock.StockOutcome;
import shangui.stock.StockService;
import shangui.stock.WriteOffReason;

/** Clerks look after their shelves: what is past its date goes, what will be goes back, something breaks, and on Sundays some lots are counted. */
@Singleton
class SampleCare {

    private static final int COUNTED_AT_ONCE = 2;

    private final ShelfReader shelf;
    private final StockService stock;
    private final MarkdownService markdowns;
    private final RestockService restock;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    SampleCare(ShelfReader shelf, StockService stock, MarkdownService markdowns, RestockService restock, Transactions transactions, Ids ids, Clock clock) {
        this.shelf = shelf;
        this.stock = stock;
        this.markdowns = markdowns;
        this.restock = restock;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    void plan(Outlet outlet, LocalDate day) {
        var opens = outlet.opens(day);
        var closes = outlet.closes(day);
        for (Stand stand : outlet.stands()) {
            Dice dice = Dice.about("care", outlet.key(), stand.counter().name(), day);
            if (dice.percent(55)) {
                outlet.agenda().plan(opens.plus(Duration.ofMinutes(dice.between(5, 40))), () -> lookOver(outlet, stand, dice, day));
            }
            if (dice.perMille(14)) {
                outlet.agenda().plan(opens.plus(Duration.ofMinutes(dice.between(60, 600))), () -> lose(outlet, stand, dice));
            }
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                outlet.agenda().plan(closes.minus(Duration.ofMinutes(20)), () -> count(outlet, stand, dice));
            }
        }
    }

    /** Past the last day of sale: the township takes back what keeps for long, if it is still its own; the rest is written off. */
    private void lookOver(Outlet outlet, Stand stand, Dice dice, LocalDate day) {
        for (ShelfRow row : shelf.onHand(stand.counter().id())) {
            if (row.level().sellUntil().isBefore(day) && row.level().free() > 0) {
                boolean keeps = row.level().bestBefore().isAfter(day.plusDays(5));
                if (keeps && stand.mode() != Mode.PURCHASE) {
                    sendBack(outlet, stand, dice, row);
                } else {
                    writeOff(outlet, stand, row, row.level().free(), WriteOffReason.EXPIRED, null);
                }
            } else if (row.level().free() > 0 && isNear(row, day) && row.level().markdownFen() == null) {
                markDown(outlet, stand, dice, row);
            }
        }
    }

    /** Near the end of its sale a lot is marked down by three tenths, to the yuan. */
    private void markDown(Outlet outlet, Stand stand, Dice dice, ShelfRow row) {
        Money price = Money.ofFen(row.priceFen().fraction(70, 100).fen() / 100 * 100);
        if (price.isPositive() && dice.percent(60)) {
            var outcome = transactions.write(() -> markdowns.mark(stand.counter().id(), row.level().lotId(), price, null, outlet.clerk(), SampleTable.note(dice, "markdown")));
            if (!(outcome instanceof MarkOutcome.Done)) {
                throw new IllegalStateException("A sample lot was not marked down: " + outcome);
            }
        }
    }

    private void sendBack(Outlet outlet, Stand stand, Dice dice, ShelfRow row) {
        expectDone(restock.sendBack(document(outlet, Document.Kind.SEND_BACK), stand.counter().id(),
            List.of(new LotQuantity(row.level().lotId(), row.level().free())), SampleTable.note(dice, "send-back")));
    }

    /** In the last fifth of its sale, of which no more than ten days are left. */
    private static boolean isNear(ShelfRow row, LocalDate day) {
        long left = ChronoUnit.DAYS.between(day, row.level().sellUntil());
        long whole = ChronoUnit.DAYS.between(row.packedOn(), row.level().sellUntil());
        return left <= 10 && left * 5 <= whole;
    }

    private void lose(Outlet outlet, Stand stand, Dice dice) {
        List<ShelfRow> rows = shelf.onHand(stand.counter().id()).stream().filter(row -> row.level().free() > 0).toList();
        if (!rows.isEmpty()) {
            boolean broken = dice.percent(70);
            writeOff(outlet, stand, dice.one(rows), 1, broken ? WriteOffReason.BROKEN : WriteOffReason.TASTING, SampleTable.note(dice, broken ? "broken" : "tasting"));
        }
    }

    private void writeOff(Outlet outlet, Stand stand, ShelfRow row, int quantity, WriteOffReason reason, String note) {
        expectDone(transactions.write(() -> stock.writeOff(document(outlet, Document.Kind.WRITE_OFF), stand.counter().id(),
            new LotQuantity(row.level().lotId(), quantity), reason, note)));
    }

    /** First what the book was wrong about; nearly always what it says; sometimes one too few, now and then one too many. */
    private void count(Outlet outlet, Stand stand, Dice dice) {
        List<ShelfRow> rows = new ArrayList<>(shelf.onHand(stand.counter().id()));
        List<Long> listed = shelf.recounts(stand.counter().id()).stream().map(Recount::lotId).distinct().toList();
        listed.forEach(lot -> shelf.find(stand.counter().id(), lot).ifPresent(row -> count(outlet, stand, row, row.level().onHand())));
        rows.removeIf(row -> listed.contains(row.level().lotId()));
        for (int i = 0; i < COUNTED_AT_ONCE && !rows.isEmpty(); i++) {
            ShelfRow row = dice.one(rows);
            rows.remove(row);
            int found = row.level().onHand() - (row.level().free() > 0 && dice.percent(12) ? 1 : 0) + (dice.percent(4) ? 1 : 0);
            count(outlet, stand, row, found);
        }
    }

    private void count(Outlet outlet, Stand stand, ShelfRow row, int found) {
        expectDone(transactions.write(() -> stock.count(document(outlet, Document.Kind.COUNT), stand.counter().id(), row.level().lotId(), found)));
    }

    private Document document(Outlet outlet, Document.Kind kind) {
        return Document.of(kind, ids.next(), clock.instant(), outlet.clerk());
    }

    private static void expectDone(StockOutcome outcome) {
        if (!(outcome instanceof StockOutcome.Done)) {
            throw new IllegalStateException("Not done in the sample world: " + outcome);
        }
    }
}
