package shangui.picture;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.db.Ids;

/** The pictures everybody sees of a thing of the registry, which is named by its table and its id; its first one stands for it on cards. */
@Singleton
public class Gallery {

    private final GalleryRepository shows;
    private final Ids ids;
    private final Clock clock;

    Gallery(GalleryRepository shows, Ids ids, Clock clock) {
        this.shows = shows;
        this.ids = ids;
        this.clock = clock;
    }

    public List<ShownPicture> of(String kind, long subjectId) {
        return shows.of(kind, subjectId);
    }

    /** Those of all things of a kind, by their id. */
    public Map<Long, List<ShownPicture>> all(String kind) {
        return shows.all(kind).stream().collect(Collectors.groupingBy(ShownPicture::subjectId));
    }

    /** After the others. Answers the id it is shown under. */
    public long show(String kind, long subjectId, long pictureId, PictureKind said, long accountId) {
        long id = ids.next();
        shows.add(id, kind, subjectId, pictureId, said, accountId, clock.instant());
        return id;
    }

    /** Before the others; answers whether it is shown. */
    public boolean putFirst(String kind, long subjectId, long showId) {
        int first = shows.first(kind, subjectId);
        return shows.place(showId, kind, subjectId, first - 1) == 1;
    }

    /** It is seen no more; answers whether this call made it so. */
    public boolean end(String kind, long subjectId, long showId) {
        return shows.end(showId, kind, subjectId, clock.instant()) == 1;
    }
}
