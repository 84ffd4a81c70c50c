package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import shangui.user.Accounts;

/** The usernames of those who issue; an account's never changes. */
@Singleton
class Issuers {

    private final Accounts accounts;
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    Issuers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Null for the job. */
    @Nullable
    String name(@Nullable Long accountId) {
        if (accountId == null) {
            return null;
        }
        return names.computeIfAbsent(accountId, id -> accounts.usernames(List.of(id)).getOrDefault(id, "?"));
    }
}
