package shangui.picture;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import shangui.change.Changes;
import shangui.picture.Reading.Readable;
import shangui.picture.Reading.Refused;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Upload;
import shangui.web.Writes;

/** The pictures of a thing, for who may change them: a few, in an order, each with what it says it shows. What is taken away stays in its history. */
@Singleton
public class PictureDesk {

    public static final int MOST_PICTURES = 4;
    private static final String TAKEN_AWAY = "{不再用这张|No longer used}";

    private final Pages pages;
    private final Writes writes;
    private final Pictures pictures;
    private final Gallery gallery;
    private final Changes changes;

    PictureDesk(Pages pages, Writes writes, Pictures pictures, Gallery gallery, Changes changes) {
        this.pages = pages;
        this.writes = writes;
        this.pictures = pictures;
        this.gallery = gallery;
        this.changes = changes;
    }

    public HttpResponse<?> show(HttpRequest<?> request, Pictured of) {
        return pages.show(request, page(of));
    }

    public HttpResponse<?> create(HttpRequest<?> request, Account me, Pictured of, Form<NewPicture> form) {
        Reading reading = form.failed() ? null : pictures.read(form.value().file().content());
        return writes.once(request, form, typed -> page(of), wanted -> switch (reading) {
            case Refused refused -> Answer.refused(422, refused.key(), refused.arguments().toArray()).at("file");
            case Readable picture -> add(me, of, picture, wanted);
        });
    }

    private Answer add(Account me, Pictured of, Readable picture, NewPicture wanted) {
        of.lock().run();
        long pictureId = pictures.keep(picture, me.id());
        List<ShownPicture> shown = gallery.of(of.kind(), of.id());
        return refusal(of, wanted, pictureId, shown).orElseGet(() -> {
            long id = gallery.show(of.kind(), of.id(), pictureId, wanted.kind(), me.id());
            changes.record(me.id(), of.kind(), of.id(), "picture", null, wanted.kind(), wanted.note());
            return Answer.done(of.picturesPath(), gallery.of(of.kind(), of.id()).stream().filter(one -> one.id() == id).findFirst().orElseThrow())
                .created().saying("picture.added");
        });
    }

    private static Optional<Answer> refusal(Pictured of, NewPicture wanted, long pictureId, List<ShownPicture> shown) {
        return Optional.ofNullable(
            !of.kinds().contains(wanted.kind()) ? Answer.refused(422, "form.choice").at("kind")
            : shown.stream().anyMatch(one -> one.pictureId() == pictureId) ? Answer.refused(422, "picture.already").at("file")
            : shown.size() >= MOST_PICTURES ? Answer.refused(422, "picture.tooMany", MOST_PICTURES).at("file")
            : null);
    }

    public HttpResponse<?> createFirstPlace(HttpRequest<?> request, Pictured of, long showId, Form<NoFields> form) {
        return writes.once(request, form, typed -> page(of), none -> {
            of.lock().run();
            if (!gallery.putFirst(of.kind(), of.id(), showId)) {
                throw new NotFound();
            }
            return Answer.done(of.picturesPath(), gallery.of(of.kind(), of.id())).saying("picture.isFirst");
        });
    }

    public HttpResponse<?> createRemoval(HttpRequest<?> request, Account me, Pictured of, long showId, Form<NoFields> form) {
        return writes.once(request, form, typed -> page(of), none -> {
            of.lock().run();
            ShownPicture shown = gallery.of(of.kind(), of.id()).stream().filter(one -> one.id() == showId).findFirst().orElseThrow(NotFound::new);
            gallery.end(of.kind(), of.id(), showId);
            changes.record(me.id(), of.kind(), of.id(), "picture", shown.kind(), null, TAKEN_AWAY);
            return Answer.done(of.picturesPath(), shown).saying("picture.removed");
        });
    }

    private PicturesPage page(Pictured of) {
        return new PicturesPage(of, gallery.of(of.kind(), of.id()));
    }

    /** @param note who took it and when; kept in the history */
    @Introspected
    public record NewPicture(@NotNull Upload file, @NotNull PictureKind kind, @NotBlank @Size(max = 200) String note) {}

    /** What a button says by being pressed. */
    @Introspected
    public record NoFields() {}

    @Template("picture/pictures")
    public record PicturesPage(Pictured of, List<ShownPicture> pictures) implements Page {

        public boolean full() {
            return pictures.size() >= MOST_PICTURES;
        }
    }
}
