package shangui.board;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import shangui.counter.Reach;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Page;
import shangui.web.Writes;

/** The door for facts: recorded offline by a clerk's device, or told by a supermarket's system. */
@BothDoors
@Controller
@Secured({"CLERK", "STORE_FINANCE"})
class FactController {

    private final Writes writes;
    private final FactService facts;
    private final Reach reach;

    FactController(Writes writes, FactService facts, Reach reach) {
        this.writes = writes;
        this.facts = facts;
        this.reach = reach;
    }

    @Post("/api/v1/facts")
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<FactForm> form) {
        return writes.once(request, form, typed -> noPage(), fact -> facts.tell(me, reach.counter(me, fact.counterId()), fact));
    }

    private static Page noPage() {
        throw new IllegalStateException("facts have no page");
    }
}
