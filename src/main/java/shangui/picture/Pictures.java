package shangui.picture;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import shangui.db.Ids;
import shangui.picture.Reading.Readable;

/**
 * Pictures people send. First {@link #read} outside any transaction, because drawing takes its time; then {@link #keep} inside the one that says what the
 * picture is of. Everybody may see it once a {@link Gallery} shows it; else whoever keeps it gives it out by {@link #file}.
 */
@Singleton
public class Pictures {

    private final Darkroom darkroom;
    private final PictureRepository pictures;
    private final Ids ids;
    private final Clock clock;

    Pictures(Darkroom darkroom, PictureRepository pictures, Ids ids, Clock clock) {
        this.darkroom = darkroom;
        this.pictures = pictures;
        this.ids = ids;
        this.clock = clock;
    }

    /** A JPEG, PNG or WebP file; its limits are {@link Darkroom}'s. */
    public Reading read(byte[] sent) {
        return darkroom.read(sent);
    }

    /** Answers its id: a new one, or that of the same picture sent before. @param accountId null for a shopper */
    public long keep(Readable picture, @Nullable Long accountId) {
        long id = ids.next();
        pictures.add(id, picture.sha256(), picture.width(), picture.height(), accountId, clock.instant());
        long kept = pictures.known(picture.sha256());
        if (kept == id) {
            picture.files().forEach(file -> pictures.addFile(id, file.square(), file.width(), file.height(), file.content()));
        }
        return kept;
    }

    /** For who has made sure that the caller may see it. @param square one of {@link PictureFile#SQUARES} */
    public Optional<PictureFile> file(long pictureId, int square) {
        return pictures.file(pictureId, square);
    }
}
