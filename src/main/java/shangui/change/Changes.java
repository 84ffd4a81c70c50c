package shangui.change;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import shangui.db.Ids;

/** The trail a person can read: written in the transaction that makes the change. */
@Singleton
public class Changes {

    private final ChangeEntryRepository entries;
    private final Ids ids;
    private final Clock clock;

    Changes(ChangeEntryRepository entries, Ids ids, Clock clock) {
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes nothing when nothing changed. @param reason at most 500 characters, not blank */
    public void record(long accountId, String subjectKind, long subjectId, String field, @Nullable Object from, @Nullable Object to, String reason) {
        if (!Objects.equals(from, to)) {
            entries.save(new ChangeEntry(ids.next(), accountId, subjectKind, subjectId, field, text(from), text(to), reason, clock.instant()));
        }
    }

    /** The newest 200, newest first. */
    public List<ChangeEntry> of(String subjectKind, long subjectId) {
        return entries.findTop200BySubjectKindAndSubjectIdOrderByIdDesc(subjectKind, subjectId);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
