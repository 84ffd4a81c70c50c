package shangui.stock;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.Form;

/** Markdowns of lots at any counter, by the office. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeMarkdownController {

    private final MarkdownDesk desk;

    OfficeMarkdownController(MarkdownDesk desk) {
        this.desk = desk;
    }

    @Get(uris = {"/office/counters/{counterId}/lots/{lotId}/markdowns/new", "/api/v1/office/counters/{counterId}/lots/{lotId}/markdowns/new"})
    HttpResponse<?> newMarkdown(HttpRequest<?> request, Account me, long counterId, long lotId) {
        return desk.newMarkdown(request, me, counterId, lotId);
    }

    @Post(uris = {"/office/counters/{counterId}/lots/{lotId}/markdowns", "/api/v1/office/counters/{counterId}/lots/{lotId}/markdowns"})
    HttpResponse<?> createMarkdown(HttpRequest<?> request, Account me, long counterId, long lotId, Form<MarkdownDesk.MarkdownForm> form) {
        return desk.create(request, me, counterId, lotId, form);
    }

    @Post(uris = {"/office/counters/{counterId}/lots/{lotId}/markdowns/end", "/api/v1/office/counters/{counterId}/lots/{lotId}/markdowns/end"})
    HttpResponse<?> createEnd(HttpRequest<?> request, Account me, long counterId, long lotId, Form<MarkdownDesk.EndForm> form) {
        return desk.end(request, me, counterId, lotId, form);
    }

    @Get(uris = {"/office/counters/{counterId}/lots/{lotId}/markdowns/labels", "/api/v1/office/counters/{counterId}/lots/{lotId}/markdowns/labels"})
    HttpResponse<?> labels(HttpRequest<?> request, Account me, long counterId, long lotId, @QueryValue(defaultValue = "10") int count) {
        return desk.labels(request, me, counterId, lotId, count);
    }
}
