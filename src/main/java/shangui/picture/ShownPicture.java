package shangui.picture;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * A picture that everybody may see, and what it is of.
 *
 * @param width of the largest we draw of it, in pixels
 */
@Introspected
public record ShownPicture(long id, long subjectId, long pictureId, PictureKind kind, Instant shownAt, int width, int height) {

    /** The same, no longer said of one lot. */
    public ShownPicture ofAnyLot() {
        return kind == PictureKind.THIS_LOT ? new ShownPicture(id, subjectId, pictureId, PictureKind.PHOTOGRAPH, shownAt, width, height) : this;
    }

    /** For a page. */
    public String url() {
        return "/pictures/" + pictureId + "-800.jpg";
    }

    /** For a card. */
    public String smallUrl() {
        return "/pictures/" + pictureId + "-400.jpg";
    }
}
