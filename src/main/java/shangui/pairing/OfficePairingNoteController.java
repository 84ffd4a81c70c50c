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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import shangui.change.Changes;
import shangui.db.Ids;
import shangui.pairing.PairingNote.Kind;
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

/** What the office and the towns of a pairing had to do with each other: written down once, taken away where it was wrong. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficePairingNoteController {

    private static final String FIELD = "note";
    /** The newest; of years of dealings more than one would read. */
    private static final int MOST_NOTES = 500;

    private final Pages pages;
    private final Writes writes;
    private final Changes changes;
    private final PairingService service;
    private final PairingNoteRepository notes;
    private final PairingRepository pairings;
    private final TownRepository towns;
    private final Ids ids;

    OfficePairingNoteController(Pages pages, Writes writes, Changes changes, PairingService service, PairingNoteRepository notes, PairingRepository pairings,
                                TownRepository towns, Ids ids) {
        this.pages = pages;
        this.writes = writes;
        this.changes = changes;
        this.service = service;
        this.notes = notes;
        this.pairings = pairings;
        this.towns = towns;
        this.ids = ids;
    }

    @Get(uris = {"/office/pairings/{id}/notes", "/api/v1/office/pairings/{id}/notes"})
    HttpResponse<?> list(HttpRequest<?> request, long id) {
        return pages.show(request, page(id));
    }

    /** What it says is its reason. */
    @Post(uris = {"/office/pairings/{id}/notes", "/api/v1/office/pairings/{id}/notes"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, long id, Form<NoteForm> form) {
        return writes.once(request, form, typed -> page(id), wanted -> {
            pairings.findById(id).orElseThrow(NotFound::new);
            if (wanted.day.isAfter(service.today())) {
                return Answer.refused(422, "pairing.noteAhead").at("day");
            }
            PairingNote note = notes.save(new PairingNote(ids.next(), id, wanted.kind, wanted.day, wanted.what, wanted.url));
            changes.record(me.id(), PairingService.KIND, id, FIELD, null, note.day(), note.what());
            return Answer.done(path(id), note).created().saying("pairing.noted");
        });
    }

    @Get(uris = {"/office/notes/{id}/removal", "/api/v1/office/notes/{id}/removal"})
    HttpResponse<?> removal(HttpRequest<?> request, long id) {
        return pages.show(request, removalPage(id));
    }

    @Post(uris = {"/office/notes/{id}/removal", "/api/v1/office/notes/{id}/removal"})
    HttpResponse<?> createRemoval(HttpRequest<?> request, Account me, long id, Form<History.Removal> form) {
        return writes.once(request, form, typed -> removalPage(id), wanted -> {
            PairingNote note = notes.findById(id).orElseThrow(NotFound::new);
            if (notes.remove(id) == 0) {
                throw new NotFound();
            }
            changes.record(me.id(), PairingService.KIND, note.pairingId(), FIELD, note.day(), null, wanted.reason());
            return Answer.done(path(note.pairingId()), wanted).saying("pairing.noteRemoved");
        });
    }

    private static String path(long pairingId) {
        return "/office/pairings/" + pairingId + "/notes";
    }

    private NotesPage page(long id) {
        Pairing pairing = pairings.findById(id).orElseThrow(NotFound::new);
        return new NotesPage(pairing, towns.findById(pairing.mountainTown()).orElseThrow(), towns.findById(pairing.partnerTown()).orElseThrow(),
            notes.newest(id, MOST_NOTES), List.of(Kind.values()), service.today());
    }

    private RemovalPage removalPage(long id) {
        PairingNote note = notes.findById(id).orElseThrow(NotFound::new);
        return new RemovalPage(note.what(), note.what(), "/office/notes/" + id, false, path(note.pairingId()), "pairing.notes");
    }

    @Template("pairing/office/notes")
    public record NotesPage(Pairing pairing, Town mountain, Town partner, List<PairingNote> notes, List<Kind> kinds, LocalDate today) implements Page {}

    @Introspected
    record NoteForm(@NotNull Kind kind, @NotNull LocalDate day, @NotBlank @Size(max = 500) String what,
                    @Nullable @Size(max = 300) @Pattern(regexp = "https?://.+", message = "{pairing.sourceAddress}") String url) {}
}
