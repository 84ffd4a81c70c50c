package shangui.change;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
            entries.save(new ChangeEntry(ids.next(), accountId, subjectKind, subjectId, field, text(from), text(to), reason, clock.instant(), null));
        }
    }

    /** Writes what differs between two records of one kind, each component under its name. */
    public <T extends Record> void recordAll(long accountId, String subjectKind, long subjectId, T from, T to, String reason) {
        for (RecordComponent component : from.getClass().getRecordComponents()) {
            record(accountId, subjectKind, subjectId, component.getName(), read(component, from), read(component, to), reason);
        }
    }

    /** The newest change of a thing: who read it after this one read what stands now. 0 where there was none. */
    public long newest(String subjectKind, long subjectId) {
        return entries.newest(subjectKind, subjectId);
    }

    /** What two people changed, as one proposed it and the other approved it. */
    void record(Proposal approved, List<Difference> differences) {
        if (approved.startsOn() != null) {
            record(approved, Difference.of("startsOn", null, approved.startsOn()));
        }
        differences.forEach(difference -> record(approved, difference));
    }

    /** The same for several things, by id; one that was never changed is missing. */
    public Map<Long, Long> newestOf(String subjectKind, Collection<Long> subjectIds) {
        return subjectIds.isEmpty() ? Map.of() : entries.newestOf(subjectKind, subjectIds).stream()
            .collect(Collectors.toMap(ChangeEntryRepository.Newest::subjectId, ChangeEntryRepository.Newest::newest));
    }

    /** The newest 200, newest first. */
    public List<ChangeEntry> of(String subjectKind, long subjectId) {
        return entries.findTop200BySubjectKindAndSubjectIdOrderByIdDesc(subjectKind, subjectId);
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private void record(Proposal approved, Difference difference) {
        entries.save(new ChangeEntry(ids.next(), approved.proposedBy(), approved.subjectKind(), approved.subjectId(), difference.field(),
            difference.told(difference.from()), difference.told(difference.to()), approved.reason(), approved.decidedAt(), approved.decidedBy()));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
