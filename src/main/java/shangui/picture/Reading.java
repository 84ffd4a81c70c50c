package shangui.picture;

import java.util.List;

/** What became of a file somebody sent as a picture. */
public sealed interface Reading {

    /**
     * It is a picture, and was drawn anew.
     *
     * @param sha256 of what was sent
     * @param width  as it was sent, upright, in pixels
     */
    record Readable(byte[] sha256, int width, int height, List<PictureFile> files) implements Reading {}

    /** It is none we take. @param key of the sentence that says why; {@code arguments} belong into it */
    record Refused(String key, List<Object> arguments) implements Reading {

        static Refused because(String key, Object... arguments) {
            return new Refused(key, List.of(arguments));
        }
    }
}
