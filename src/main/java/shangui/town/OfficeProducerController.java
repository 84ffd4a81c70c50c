package shangui.town;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import shangui.user.Account;
import shangui.user.History;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.RemovalPage;
import shangui.web.Template;
import shangui.web.Writes;

/** A producer, as the programme office keeps it: entered on its village's page, a code for ever, until it ends. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeProducerController {

    private static final String KIND = "producer";

    private final Pages pages;
    private final Writes writes;
    private final History history;
    private final VillageRepository villages;
    private final ProducerRepository producers;

    OfficeProducerController(Pages pages, Writes writes, History history, VillageRepository villages, ProducerRepository producers) {
        this.pages = pages;
        this.writes = writes;
        this.history = history;
        this.villages = villages;
        this.producers = producers;
    }

    @Get(uris = {"/office/producers/{id}", "/api/v1/office/producers/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, long id) {
        return pages.show(request, page(id));
    }

    @Post(uris = {"/office/producers/{id}/changes", "/api/v1/office/producers/{id}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long id, Form<ChangeForm> form) {
        return writes.once(request, form, typed -> page(id), wanted -> {
            Producer producer = producers.lock(id).orElseThrow(NotFound::new);
            var changed = new Producer(id, producer.villageId(), producer.code(), wanted.endedOn());
            return history.change(me, KIND, id, producer, changed, wanted, producers::update, Answer.done(village(producer), changed).saying("change.done", producer.code()));
        });
    }

    @Get(uris = {"/office/producers/{id}/removal", "/api/v1/office/producers/{id}/removal"})
    HttpResponse<?> removal(HttpRequest<?> request, long id) {
        return pages.show(request, removalPage(id));
    }

    @Post(uris = {"/office/producers/{id}/removal", "/api/v1/office/producers/{id}/removal"})
    HttpResponse<?> createRemoval(HttpRequest<?> request, Account me, long id, Form<History.Removal> form) {
        return writes.once(request, form, typed -> removalPage(id), wanted -> {
            Producer producer = producers.lock(id).orElseThrow(NotFound::new);
            return history.remove(me, KIND, id, producer.code(), wanted.reason(), () -> producers.deleteById(id),
                new History.Parent("village", producer.villageId(), "producer"), Answer.done(village(producer), wanted).saying("change.removed", producer.code()));
        });
    }

    private static String village(Producer producer) {
        return "/office/villages/" + producer.villageId();
    }

    private ProducerPage page(long id) {
        Producer producer = producers.findById(id).orElseThrow(NotFound::new);
        return new ProducerPage(villages.findById(producer.villageId()).orElseThrow(), producer, history.seen(KIND, id), history.of(KIND, id));
    }

    private RemovalPage removalPage(long id) {
        Producer producer = producers.findById(id).orElseThrow(NotFound::new);
        return new RemovalPage(producer.code(), producer.code(), "/office/producers/" + id, "/office/villages", "town.villages");
    }

    @Template("town/office/producer")
    public record ProducerPage(Village village, Producer producer, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return producer;
        }
    }

    @Introspected
    record ChangeForm(@Nullable LocalDate endedOn, @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {}
}
