package shangui.listing;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import shangui.user.Account;
import shangui.web.BothDoors;

/** What a clerk's counters offer, and for how much. */
@BothDoors
@Controller
@Secured("CLERK")
class StaffPriceController {

    private final PriceLists lists;

    StaffPriceController(PriceLists lists) {
        this.lists = lists;
    }

    @Get(uris = {"/staff/counters/{counterId}/prices", "/api/v1/counters/{counterId}/prices"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, long counterId) {
        return lists.list(request, me, counterId);
    }
}
