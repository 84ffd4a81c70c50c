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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import shangui.change.Changes;
import shangui.db.Ids;
import shangui.pairing.PairingFact.Measure;
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
import shangui.web.Template;
import shangui.web.Writes;

/** What is known of a pairing, each with its source, for the public to read. Nothing refers to a fact: a wrong one is taken away. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficePairingFactController {

    private static final String KIND = "pairing_fact";

    private final Pages pages;
    private final Writes writes;
    private final History history;
    private final Changes changes;
    private final PairingFactRepository facts;
    private final PairingRepository pairings;
    private final TownRepository towns;
    private final Ids ids;

    OfficePairingFactController(Pages pages, Writes writes, History history, Changes changes, PairingFactRepository facts, PairingRepository pairings,
                                TownRepository towns, Ids ids) {
        this.pages = pages;
        this.writes = writes;
        this.history = history;
        this.changes = changes;
        this.facts = facts;
        this.pairings = pairings;
        this.towns = towns;
        this.ids = ids;
    }

    @Get(uris = {"/office/pairings/{id}/facts/new", "/api/v1/office/pairings/{id}/facts/new"})
    HttpResponse<?> newFact(HttpRequest<?> request, long id) {
        return pages.show(request, newPage(id));
    }

    @Post(uris = {"/office/pairings/{id}/facts", "/api/v1/office/pairings/{id}/facts"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, long id, Form<FactForm> form) {
        return writes.once(request, form, typed -> newPage(id), wanted -> {
            Pairing pairing = pairing(id);
            if (wanted.endsBeforeItStarts()) {
                return Answer.refused(422, "pairing.endsBeforeItStarts").at("lastDay");
            }
            PairingFact fact = facts.save(wanted.fact(ids.next(), pairing.id()));
            changes.record(me.id(), PairingService.KIND, id, "fact", null, fact.sentence(), wanted.reason());
            return Answer.done(path(id), fact).created().saying("pairing.factEntered");
        });
    }

    @Get(uris = {"/office/facts/{id}/changes/new", "/api/v1/office/facts/{id}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, long id) {
        return pages.show(request, changePage(id));
    }

    @Post(uris = {"/office/facts/{id}/changes", "/api/v1/office/facts/{id}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long id, Form<FactForm> form) {
        return writes.once(request, form, typed -> changePage(id), wanted -> {
            PairingFact fact = facts.lock(id).orElseThrow(NotFound::new);
            if (wanted.endsBeforeItStarts()) {
                return Answer.refused(422, "pairing.endsBeforeItStarts").at("lastDay");
            }
            PairingFact changed = wanted.fact(id, fact.pairingId());
            return history.change(me, KIND, id, Told.of(fact), Told.of(changed), wanted, any -> facts.update(changed),
                Answer.done(path(fact.pairingId()), changed).saying("pairing.factChanged"));
        });
    }

    @Post(uris = {"/office/facts/{id}/removal", "/api/v1/office/facts/{id}/removal"})
    HttpResponse<?> createRemoval(HttpRequest<?> request, Account me, long id, Form<RemovalForm> form) {
        return writes.once(request, form, typed -> changePage(id), wanted -> {
            PairingFact fact = facts.lock(id).orElseThrow(NotFound::new);
            facts.deleteById(id);
            changes.record(me.id(), PairingService.KIND, fact.pairingId(), "fact", fact.sentence(), null, wanted.reason());
            return Answer.done(path(fact.pairingId()), wanted).saying("pairing.factRemoved");
        });
    }

    private static String path(long pairingId) {
        return "/office/pairings/" + pairingId;
    }

    private Pairing pairing(long id) {
        return pairings.findById(id).orElseThrow(NotFound::new);
    }

    private NewPage newPage(long pairingId) {
        Pairing pairing = pairing(pairingId);
        return new NewPage(pairing, town(pairing.mountainTown()), town(pairing.partnerTown()), List.of(Measure.values()));
    }

    private ChangePage changePage(long id) {
        PairingFact fact = facts.findById(id).orElseThrow(NotFound::new);
        Pairing pairing = pairing(fact.pairingId());
        return new ChangePage(pairing, town(pairing.mountainTown()), town(pairing.partnerTown()), fact, List.of(Measure.values()),
            history.seen(KIND, id), history.of(KIND, id));
    }

    private Town town(long code) {
        return towns.findById(code).orElseThrow();
    }

    /** A fact as its form and its history tell it, with the last day of its time. */
    record Told(String sentence, @Nullable String sentenceEn, @Nullable Measure measure, @Nullable LocalDate startsOn, @Nullable LocalDate lastDay,
                String sourceName, @Nullable String sourceUrl) {

        static Told of(PairingFact fact) {
            return new Told(fact.sentence(), fact.sentenceEn(), fact.measure(), fact.startsOn(), fact.endsOn() == null ? null : fact.endsOn().minusDays(1),
                fact.source(), fact.sourceUrl());
        }
    }

    @Template("pairing/office/fact-new")
    public record NewPage(Pairing pairing, Town mountain, Town partner, List<Measure> measures) implements Page {}

    @Template("pairing/office/fact-change")
    public record ChangePage(Pairing pairing, Town mountain, Town partner, PairingFact fact, List<Measure> measures, long seen,
                             List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return Told.of(fact);
        }
    }

    /** @param lastDay of the time it tells of; alone: it was so by then */
    @Introspected
    record FactForm(@NotBlank @Size(max = 300) String sentence, @Nullable @Size(max = 600) String sentenceEn, @Nullable Measure measure,
                    @Nullable LocalDate startsOn, @Nullable LocalDate lastDay, @NotBlank @Size(max = 200) String sourceName,
                    @Nullable @Size(max = 300) @Pattern(regexp = "https?://.+", message = "{pairing.sourceAddress}") String sourceUrl,
                    @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {

        boolean endsBeforeItStarts() {
            return startsOn != null && lastDay != null && lastDay.isBefore(startsOn);
        }

        PairingFact fact(long id, long pairingId) {
            return new PairingFact(id, pairingId, sentence, sentenceEn, measure, startsOn, lastDay == null ? null : lastDay.plusDays(1), sourceName, sourceUrl);
        }
    }

    @Introspected
    record RemovalForm(@NotBlank @Size(max = 200) String reason) {}
}
