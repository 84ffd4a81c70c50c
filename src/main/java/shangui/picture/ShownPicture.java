package shangui.picture;

import io.micronaut.core.annotation.Introspected;

/**
 * A picture that everybody may see, and what it is of.
 *
 * @param width of the largest we draw of it, in pixels
 */
@Introspected
public record ShownPicture(long id, long subjectId, long pictureId, PictureKind kind, int width, int height) {

    /** For a page. */
    public String url() {
        return "/pictures/" + pictureId + "-800.jpg";
    }

    /** For a card. */
    public String smallUrl() {
        return "/pictures/" + pictureId + "-400.jpg";
    }
}
