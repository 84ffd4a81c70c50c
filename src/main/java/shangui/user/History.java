package shangui.user;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import shangui.change.ChangeEntry;
import shangui.change.Changes;
import shangui.db.DatabaseFault;
import shangui.web.Answer;

/**
 * What became of a thing of the registry, for a person to read, and the one way to change one: nobody else changed it meanwhile,
 * and who did it and why is on the record. A thing is named by its table and its id.
 */
@Singleton
public class History {

    private static final String CREATED = "created";

    private final Changes changes;
    private final Accounts accounts;

    History(Changes changes, Accounts accounts) {
        this.changes = changes;
        this.accounts = accounts;
    }

    /** What every form says that changes something: the newest change its writer had seen of it, null for whatever it is; and why. */
    public interface Why {

        @Nullable
        Long seen();

        String reason();
    }

    /** What one person did to a thing in one go. @param approvedBy the second person, where it needed one */
    public record Event(String who, @Nullable String approvedBy, Instant when, String reason, List<Line> lines) {}

    /** @param field {@code created} for the thing itself, else what of it changed from what to what; null is nothing */
    public record Line(String field, @Nullable String from, @Nullable String to) {}

    /** Newest first, at most 200 lines. */
    public List<Event> of(String kind, long id) {
        record Deed(long accountId, @Nullable Long approvedBy, Instant when, String reason) {}
        List<ChangeEntry> entries = changes.of(kind, id);
        Map<Long, String> names = accounts.usernames(entries.stream().flatMap(entry -> Stream.of(entry.accountId(), entry.approvedBy())).toList());
        var deeds = new LinkedHashMap<Deed, List<Line>>();
        entries.forEach(entry -> deeds.merge(new Deed(entry.accountId(), entry.approvedBy(), entry.changedAt(), entry.reason()),
            List.of(new Line(entry.field(), entry.fromValue(), entry.toValue())), History::later));
        return deeds.entrySet().stream().map(deed -> new Event(names.getOrDefault(deed.getKey().accountId(), ""), names.get(deed.getKey().approvedBy()),
            deed.getKey().when(), deed.getKey().reason(), deed.getValue())).toList();
    }

    /** The newest change of a thing, for its form to carry. */
    public long seen(String kind, long id) {
        return changes.newest(kind, id);
    }

    /** The same for several things of a kind, by id. */
    public Map<Long, Long> seen(String kind, Collection<Long> ids) {
        Map<Long, Long> newest = new HashMap<>(changes.newestOf(kind, ids));
        ids.forEach(id -> newest.putIfAbsent(id, 0L));
        return newest;
    }

    /** A thing is there from now on. @param name what people call it */
    public void created(Account me, String kind, long id, String name, String reason) {
        changes.record(me.id(), kind, id, CREATED, null, name, reason);
    }

    /**
     * Saves what a thing shall be, unless it was changed since its writer read it. The caller holds the thing's row locked.
     *
     * @param save writes it; not called where nothing differs
     */
    public <T extends Record> Answer change(Account me, String kind, long id, T from, T to, Why why, Consumer<T> save, Answer.Done done) {
        if (why.seen() != null && why.seen() < changes.newest(kind, id)) {
            return Answer.refused(409, "change.elsewhere");
        }
        if (!from.equals(to)) {
            save.accept(to);
            changes.recordAll(me.id(), kind, id, from, to, why.reason());
        }
        return done;
    }

    /** Why a thing is taken away. */
    @Introspected
    public record Removal(@NotBlank @Size(max = 200) String reason) {}

    /**
     * Takes a thing away that nothing refers to; the tables know whether anything does.
     *
     * @param remove deletes its row
     * @param parent where it is told afterwards: the kind and id of what it belonged to, and what it was of it
     */
    public Answer remove(Account me, String kind, long id, String name, String reason, Runnable remove, @Nullable Parent parent, Answer.Done done) {
        try {
            remove.run();
        } catch (RuntimeException fault) {
            if (DatabaseFault.isReferredTo(fault)) {
                return Answer.refused(422, "change.referredTo");
            }
            throw fault;
        }
        changes.record(me.id(), kind, id, "removed", name, null, reason);
        if (parent != null) {
            changes.record(me.id(), parent.kind, parent.id, parent.field, name, null, reason);
        }
        return done;
    }

    /** What a thing belongs to. */
    public record Parent(String kind, long id, String field) {}

    /** Entries come newest first; what was done in one go reads in the order it was written. */
    private static List<Line> later(List<Line> lines, List<Line> earlier) {
        return Stream.concat(earlier.stream(), lines.stream()).toList();
    }
}
