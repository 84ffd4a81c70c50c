package shangui.web;

import io.micronaut.context.annotation.Context;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
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

    @Nullable
    private volatile Instant loadedAt;

    SampleData(Statements statements, Transactions transactions) {
        this.statements = statements;
        this.loadedAt = transactions.read(this::find).orElse(null);
    }

    public boolean isLoaded() {
        return loadedAt != null;
    }

    public Optional<Instant> loadedAt() {
        return Optional.ofNullable(loadedAt);
    }

    /** From now on this database holds the sample world; in the caller's transaction. */
    public void mark(Instant now) {
        statements.update("INSERT INTO sample_world (id, loaded_at) VALUES (1, ?)", now);
        loadedAt = now;
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
    public boolean isCheap() {
        return true;
    }

    private Optional<Instant> find() {
        return statements.list("SELECT loaded_at FROM sample_world", row -> Statements.instant(row, "loaded_at")).stream().findFirst();
    }
}
