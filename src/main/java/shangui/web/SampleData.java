package shangui.web;

import io.micronaut.context.annotation.Context;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import shangui.db.Statements;
import shangui.db.Transactions;

/**
 * Whether this database holds the sample world. Then every page, file and API answer says 示例数据 and statement numbers
 * begin with {@code DEMO-}: no real government's sales are invented in earnest. Read once when the application starts.
 */
@Context
public class SampleData implements HeaderPart {

    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;

    @Nullable
    private volatile State state;

    SampleData(Statements statements, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
        this.state = transactions.read(this::find).orElse(null);
    }

    private record State(Instant begunAt, @Nullable Instant loadedAt) {}

    /** Whether this database holds it, or as much as has come so far. */
    public boolean isLoaded() {
        return state != null;
    }

    /** Whether all of it is here. */
    public boolean isWhole() {
        State now = state;
        return now != null && now.loadedAt != null;
    }

    /**
     * Fills this database. It says 示例数据 from here on, and is whole when the loading has ended well. Until then its row is locked
     * by this process: who finds it begun and not locked finds what was cut off. The loading runs in transactions of its own, on
     * other threads than this one.
     */
    public void fill(Runnable loading) {
        Instant begunAt = clock.instant();
        transactions.write(() -> statements.update("INSERT INTO sample_world (id, begun_at) VALUES (1, ?)", begunAt));
        state = new State(begunAt, null);
        RuntimeException fault = transactions.write(() -> {
            statements.list("SELECT id FROM sample_world WHERE id = 1 FOR UPDATE", row -> row.getInt("id"));
            return faultOf(loading);
        }, failed -> failed != null);
        if (fault != null) {
            throw fault;
        }
        state = transactions.read(this::find).orElseThrow();
    }

    /** The loading is not tried again as a whole, so its fault is told and not thrown here. */
    @Nullable
    private RuntimeException faultOf(Runnable loading) {
        try {
            loading.run();
            statements.update("UPDATE sample_world SET loaded_at = ? WHERE id = 1", clock.instant());
            return null;
        } catch (RuntimeException fault) {
            return fault;
        }
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Object of(HttpRequest<?> request) {
        return isLoaded();
    }

    @Override
    public String sharedAs(Object told) {
        return told.equals(true) ? "sample" : "";
    }

    @Override
    public boolean isCheap() {
        return true;
    }

    private Optional<State> find() {
        return statements.list("SELECT begun_at, loaded_at FROM sample_world", row -> new State(Statements.instant(row, "begun_at"),
            Statements.instant(row, "loaded_at"))).stream().findFirst();
    }
}
