package shangui.board;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.counter.Counter;
import shangui.counter.Reach;
import shangui.counter.Store;
import shangui.stock.Document;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** What a clerk sees first: the counters of the store and what waits at each. */
@BothDoors
@Controller
@Secured("CLERK")
class StaffBoardController {

    private final Pages pages;
    private final Reach reach;
    private final BoardRepository board;
    private final Clock clock;

    StaffBoardController(Pages pages, Reach reach, BoardRepository board, Clock clock) {
        this.pages = pages;
        this.reach = reach;
        this.board = board;
        this.clock = clock;
    }

    @Get(uris = {"/staff", "/api/v1/board"})
    HttpResponse<?> show(HttpRequest<?> request, Account me) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Document.ZONE);
        Map<Long, Counter> counters = reach.counters(me).stream().filter(counter -> counter.openOn(today)).collect(Collectors.toMap(Counter::id, Function.identity()));
        List<CounterBoard> boards = counters.isEmpty() ? List.of()
            : board.waiting(counters.keySet(), today).stream().map(waiting -> new CounterBoard(counters.get(waiting.counterId()), waiting)).toList();
        return pages.show(request, new BoardPage(reach.store(me, me.reach()), boards, clock.instant()));
    }

    @Template("board/staff/board")
    public record BoardPage(Store store, List<CounterBoard> counters, Instant asOf) implements Page {}

    /** A counter and what waits there. */
    public record CounterBoard(Counter counter, BoardRepository.Waiting waiting) {}
}
