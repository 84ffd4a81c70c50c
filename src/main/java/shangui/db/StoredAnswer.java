package shangui.db;

import io.micronaut.core.annotation.Nullable;

/** What a caller was told, kept to be told again. A status of 400 or more is a refusal and is never kept. */
public record StoredAnswer(int status, @Nullable String location, @Nullable String body) {

    public boolean refused() {
        return status >= 400;
    }
}
