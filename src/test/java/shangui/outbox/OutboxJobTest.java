package shangui.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.db.Opening;
import shangui.testing.RunningShop;
import shangui.testing.Sql;

/** What nobody sends is tried at once by the job, or never where jobs are off. */
class OutboxJobTest {

    @Test
    void sendsByItselfWhereJobsRun() throws Exception {
        try (var shop = RunningShop.start(Map.of("shangui.jobs", true, "shangui.outbox.every", "50ms"))) {
            shop.context().getBean(Outbox.class).add("pigeon", "x");
            for (int waited = 0; attempts(shop.sql()) == 0 && waited < 200; waited++) {
                Thread.sleep(50);
            }
            assertThat(attempts(shop.sql())).isEqualTo(1);
        }
    }

    @Test
    void isStillWhereJobsAreOff() throws Exception {
        try (var shop = RunningShop.start(Map.of("shangui.jobs", false, "shangui.outbox.every", "50ms"))) {
            shop.context().getBean(Outbox.class).add("pigeon", "x");
            Thread.sleep(1_000);
            assertThat(attempts(shop.sql())).isZero();
        }
    }

    @Test
    void isStillUntilTheShopIsOpen() throws Exception {
        try (var shop = RunningShop.start(Map.of("shangui.jobs", true, "shangui.outbox.every", "50ms"))) {
            shop.context().getBean(Opening.class).closed(new Opening.Wait(0, null));
            shop.context().getBean(Outbox.class).add("pigeon", "x");
            Thread.sleep(500);
            assertThat(attempts(shop.sql())).isZero();
        }
    }

    private static long attempts(Sql sql) {
        return sql.number("SELECT SUM(attempts) FROM outbox");
    }
}
