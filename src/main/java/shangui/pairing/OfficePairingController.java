package shangui.pairing;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shangui.db.Ids;
import shangui.town.Town;
import shangui.town.TownRepository;
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

/** Towns are twinned, and the day it began is put right. What hangs on a pairing, and its end, the package `office` shows. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficePairingController {

    private static final int ALL_TOWNS = 2_000;

    private final Pages pages;
    private final Writes writes;
    private final History history;
    private final PairingService service;
    private final PairingRepository pairings;
    private final TownRepository towns;
    private final Ids ids;

    OfficePairingController(Pages pages, Writes writes, History history, PairingService service, PairingRepository pairings, TownRepository towns, Ids ids) {
        this.pages = pages;
        this.writes = writes;
        this.history = history;
        this.service = service;
        this.pairings = pairings;
        this.towns = towns;
        this.ids = ids;
    }

    @Get(uris = {"/office/pairings/new", "/api/v1/office/pairings/new"})
    HttpResponse<?> newPairing(HttpRequest<?> request) {
        return pages.show(request, newPage());
    }

    @Post(uris = {"/office/pairings", "/api/v1/office/pairings"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<NewForm> form) {
        return writes.once(request, form, typed -> newPage(), wanted -> {
            Optional<Town> mountain = towns.findById(wanted.mountainTown());
            Optional<Town> partner = towns.findById(wanted.partnerTown());
            if (mountain.isEmpty()) {
                return Answer.refused(422, "form.choice").at("mountainTown");
            }
            if (partner.isEmpty() || partner.equals(mountain)) {
                return Answer.refused(422, partner.isEmpty() ? "form.choice" : "pairing.oneTown").at("partnerTown");
            }
            if (wanted.lastDay() != null && wanted.lastDay().isBefore(wanted.firstDay())) {
                return Answer.refused(422, "pairing.endsBeforeItStarts").at("lastDay");
            }
            var pairing = new Pairing(ids.next(), wanted.mountainTown(), wanted.partnerTown(), wanted.firstDay(), wanted.startKnownToMonth(),
                wanted.lastDay() == null ? null : wanted.lastDay().plusDays(1));
            String name = mountain.get().name() + " ⇄ " + partner.get().name();
            return service.begin(me, pairing, name, wanted.reason(), Answer.done("/office/pairings/" + pairing.id(), pairing).created().saying("pairing.begun", name));
        });
    }

    @Get(uris = {"/office/pairings/{id}/changes/new", "/api/v1/office/pairings/{id}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, long id) {
        return pages.show(request, changePage(id));
    }

    @Post(uris = {"/office/pairings/{id}/changes", "/api/v1/office/pairings/{id}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long id, Form<ChangeForm> form) {
        return writes.once(request, form, typed -> changePage(id), wanted -> {
            LocalDate first = wanted.startKnownToMonth() ? wanted.startsOn().withDayOfMonth(1) : wanted.startsOn();
            return service.moveStart(me, id, first, wanted.startKnownToMonth(), wanted, Answer.done("/office/pairings/" + id, wanted).saying("pairing.changed"));
        });
    }

    @Get(uris = {"/office/pairings/{id}/removal", "/api/v1/office/pairings/{id}/removal"})
    HttpResponse<?> removal(HttpRequest<?> request, long id) {
        return pages.show(request, removalPage(id));
    }

    @Post(uris = {"/office/pairings/{id}/removal", "/api/v1/office/pairings/{id}/removal"})
    HttpResponse<?> createRemoval(HttpRequest<?> request, Account me, long id, Form<History.Removal> form) {
        return writes.once(request, form, typed -> removalPage(id), wanted -> {
            Pairing pairing = pairings.lock(id).orElseThrow(NotFound::new);
            String name = removalPage(id).name();
            return history.remove(me, PairingService.KIND, id, name, wanted.reason(), () -> pairings.deleteById(id),
                new History.Parent("town", pairing.mountainTown(), "pairing"), Answer.done("/office/pairings", wanted).saying("change.removed", name));
        });
    }

    private RemovalPage removalPage(long id) {
        Pairing pairing = pairings.findById(id).orElseThrow(NotFound::new);
        Town mountain = towns.findById(pairing.mountainTown()).orElseThrow();
        Town partner = towns.findById(pairing.partnerTown()).orElseThrow();
        return new RemovalPage(mountain.name() + " ⇄ " + partner.name(), mountain.nameEn() + " ⇄ " + partner.nameEn(), "/office/pairings/" + id,
            "/office/pairings", "pairing.pairings");
    }

    private NewPage newPage() {
        return new NewPage(towns.list("", "", "", 0, ALL_TOWNS));
    }

    private ChangePage changePage(long id) {
        Pairing pairing = pairings.findById(id).orElseThrow(NotFound::new);
        return new ChangePage(pairing, towns.findById(pairing.mountainTown()).orElseThrow(), towns.findById(pairing.partnerTown()).orElseThrow(),
            history.seen(PairingService.KIND, id), history.of(PairingService.KIND, id));
    }

    @Template("pairing/office/pairing-new")
    public record NewPage(List<Town> towns) implements Page {}

    @Template("pairing/office/pairing-change")
    public record ChangePage(Pairing pairing, Town mountain, Town partner, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return pairing;
        }
    }

    /** @param startKnownToMonth any day of the month was typed @param lastDay the last day it holds, where that is known already */
    @Introspected
    record NewForm(@NotNull Long mountainTown, @NotNull Long partnerTown, @NotNull LocalDate startsOn, boolean startKnownToMonth, @Nullable LocalDate lastDay,
                   @NotBlank @Size(max = 200) String reason) {

        LocalDate firstDay() {
            return startKnownToMonth ? startsOn.withDayOfMonth(1) : startsOn;
        }
    }

    @Introspected
    record ChangeForm(@NotNull LocalDate startsOn, boolean startKnownToMonth, @NotBlank @Size(max = 200) String reason, @Nullable Long seen)
        implements History.Why {}
}
