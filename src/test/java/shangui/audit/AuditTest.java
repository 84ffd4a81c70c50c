package shangui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shangui.testing.ShopTest;
import shangui.testing.Sql;

@ShopTest(properties = "audit-test=true")
class AuditTest {

    @Inject Audit audit;
    @Inject AuditCommand command;
    @Inject Sql sql;

    @AfterEach
    void setRight() {
        sql.update("DELETE FROM idempotency_key");
        Checks.computed = List.of();
    }

    @Test
    void isCleanWhenEverythingAddsUp() {
        assertThat(audit.run()).extracting(Finding::check).contains("every key has an answer", "the hash recomputes");
        assertThat(audit.run()).allMatch(Finding::holds);
        assertThat(command.run(List.of())).isZero();
    }

    @Test
    void namesTheBrokenRows() {
        sql.update("INSERT INTO idempotency_key (caller, idempotency_key, request_hash, created_at) VALUES ('somebody', 'k1', ?, '2026-11-23')", new byte[32]);
        assertThat(audit.run()).filteredOn(finding -> !finding.holds())
            .containsExactly(new Finding("every key has an answer", List.of("caller=somebody, idempotency_key=k1")));
        assertThat(command.run(List.of())).isEqualTo(1);
    }

    @Test
    void asksTheComputedChecksToo() {
        Checks.computed = List.of("issue 3: hash differs");
        assertThat(audit.run()).filteredOn(finding -> !finding.holds())
            .containsExactly(new Finding("the hash recomputes", List.of("issue 3: hash differs")));
        assertThat(command.run(List.of())).isEqualTo(1);
    }

    @Factory
    @Requires(property = "audit-test")
    static class Checks {

        static List<String> computed = List.of();

        @Singleton
        AuditCheck everyKeyHasAnAnswer() {
            return new AuditCheck("every key has an answer", """
                SELECT caller, idempotency_key
                  FROM idempotency_key
                 WHERE status IS NULL
                """);
        }

        @Singleton
        ComputedCheck theHashRecomputes() {
            return new ComputedCheck() {
                @Override
                public String name() {
                    return "the hash recomputes";
                }

                @Override
                public List<String> brokenRows() {
                    return computed;
                }
            };
        }
    }
}
