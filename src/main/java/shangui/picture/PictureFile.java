package shangui.picture;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * A picture as a JPEG of ours, with nothing in it but the picture.
 *
 * @param square the pixels of the square it fits into, one of {@link #SQUARES}
 */
@Introspected
public record PictureFile(int square, int width, int height, byte[] content) {

    /** For a card on a phone, and for a page. */
    public static final List<Integer> SQUARES = List.of(400, 800);
    static final int MOST_BYTES = 40_000;

    public PictureFile {
        if (!SQUARES.contains(square) || width > square || height > square || content.length > MOST_BYTES) {
            throw new IllegalArgumentException("no picture of ours: " + width + " × " + height + ", " + content.length + " bytes");
        }
    }
}
