package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import shangui.counter.Counter;
import shangui.counter.Reach;
import shangui.user.Account;
import shangui.user.Accounts;
import shangui.web.BothDoors;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;

/** What stands at a counter and what moved there, as its clerks read it. */
@BothDoors
@Controller
@Secured("CLERK")
class StaffStockController {

    private static final int MOVEMENTS_PER_PAGE = 50;

    private final Pages pages;
    private final Reach reach;
    private final ShelfReader shelf;
    private final Accounts accounts;
    private final Clock clock;

    StaffStockController(Pages pages, Reach reach, ShelfReader shelf, Accounts accounts, Clock clock) {
        this.pages = pages;
        this.reach = reach;
        this.shelf = shelf;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Get(uris = {"/staff/counters/{counterId}/stock", "/api/v1/counters/{counterId}/stock"})
    HttpResponse<?> stock(HttpRequest<?> request, Account me, long counterId, @Nullable @QueryValue Show show) {
        Counter counter = reach.counter(me, counterId);
        return pages.show(request, new StockPage(counter, LocalDate.ofInstant(clock.instant(), Document.ZONE), show, toCount(counterId), shelf.onHand(counterId), shelf.low(counterId)));
    }

    @Get(uris = {"/staff/counters/{counterId}/movements", "/api/v1/counters/{counterId}/movements"})
    HttpResponse<?> movements(HttpRequest<?> request, Account me, long counterId, @QueryValue(defaultValue = "" + Slice.START) long before) {
        Counter counter = reach.counter(me, counterId);
        Slice<Movement> moved = Slice.of(shelf.movements(counterId, before, MOVEMENTS_PER_PAGE + 1), MOVEMENTS_PER_PAGE, Movement::id);
        return pages.show(request, new MovementsPage(counter, new Slice<>(lines(counterId, moved.items()), moved.next())));
    }

    /** A lot is named once, for the first reason it was listed. */
    private List<ToCount> toCount(long counterId) {
        List<Recount> listed = shelf.recounts(counterId);
        Map<Long, ShelfRow> goods = shelf.find(counterId, listed.stream().map(Recount::lotId).toList());
        return goods.keySet().stream()
            .map(lot -> listed.stream().filter(recount -> recount.lotId() == lot).findFirst().orElseThrow())
            .map(recount -> new ToCount(recount, LotName.of(goods.get(recount.lotId()))))
            .sorted((one, other) -> Long.compare(one.recount().id(), other.recount().id()))
            .toList();
    }

    private List<MovementLine> lines(long counterId, List<Movement> moved) {
        Map<Long, ShelfRow> goods = shelf.find(counterId, moved.stream().map(Movement::lotId).toList());
        Map<Long, String> people = accounts.usernames(moved.stream().map(Movement::accountId).toList());
        return moved.stream().map(movement -> new MovementLine(movement, goods.get(movement.lotId()), people.get(movement.accountId()), null)).toList();
    }

    /** Only what is near its date, or only what is to be asked for again. */
    public enum Show { NEAR, LOW }

    /** @param show null: all @param rows what stands there @param low also what does not stand there any more */
    @Template("stock/staff/stock")
    public record StockPage(Counter counter, LocalDate today, @Nullable Show show, List<ToCount> recounts, List<ShelfRow> rows, List<ShelfReader.LowRow> low) implements Page {

        public List<ShelfRow> near() {
            return rows.stream().filter(ShelfRow::near).toList();
        }

        public boolean onlyNear() {
            return show == Show.NEAR;
        }

        public boolean onlyLow() {
            return show == Show.LOW;
        }

        /** Those of the page. */
        public List<ShelfRow> shown() {
            return onlyNear() ? near() : rows;
        }
    }

    /** A lot to count again, and why. */
    public record ToCount(Recount recount, LotName lot) {}

    @Template("stock/staff/movements")
    public record MovementsPage(Counter counter, Slice<MovementLine> slice) implements Page {}
}
