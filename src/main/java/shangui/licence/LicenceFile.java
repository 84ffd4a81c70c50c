package shangui.licence;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import shangui.web.Upload;

/** The scan of a licence, as it was sent. It is only ever given out as a file to keep. */
@Introspected
public record LicenceFile(String name, Type type, byte[] content) {

    public static final int MOST_BYTES = 5_000_000;

    /** What a scan may be, each known by how its bytes begin, whatever its name says. */
    public enum Type {
        PDF("application/pdf", "pdf", 0x25, 0x50, 0x44, 0x46, 0x2d),
        JPEG("image/jpeg", "jpg", 0xff, 0xd8, 0xff),
        PNG("image/png", "png", 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

        private final String mediaType;
        private final String ending;
        private final int[] beginning;

        Type(String mediaType, String ending, int... beginning) {
            this.mediaType = mediaType;
            this.ending = ending;
            this.beginning = beginning;
        }

        public String mediaType() {
            return mediaType;
        }

        public String ending() {
            return ending;
        }

        private boolean begins(byte[] content) {
            for (int i = 0; i < beginning.length; i++) {
                if (content.length <= i || (content[i] & 0xff) != beginning[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Empty when it is none of the three. */
    public static Optional<LicenceFile> of(Upload sent) {
        for (Type type : Type.values()) {
            if (type.begins(sent.content())) {
                return Optional.of(new LicenceFile(sent.name(), type, sent.content()));
            }
        }
        return Optional.empty();
    }
}
