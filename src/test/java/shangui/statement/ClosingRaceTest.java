package shangui.statement;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** A month is closed twice at once while its last sales are still being told: one issue, and each sale in it or in the next month (rules 6, 9). */
@ShopTest
class ClosingRaceTest {

    private static final int TILLS = 6;
    private static final int SALES = 3;
    private static final int CLOSINGS = 2;

    @Inject World world;
    @Inject People people;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject RunningShop running;

    @Test
    void aMonthIsIssuedOnceAndEverySaleIsInItOrInTheNext() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        long lot = world.stock(world.concessionCounter, sku, TILLS * SALES * Race.ROUNDS);
        var month = YearMonth.of(2026, 11);
        for (int round = 0; round < Race.ROUNDS; round++, month = month.plusMonths(1)) {
            race(month, world.barcode(sku), world.goods.code(lot));
        }
        assertThat(sql.number("SELECT on_hand FROM stock_level WHERE lot_id = ?", lot)).isZero();
    }

    private void race(YearMonth month, String barcode, String lotCode) {
        clock.setInJinhua(month.plusMonths(1).atDay(2) + "T10:00");
        Shop clerk = people.in(running.visitor(), people.clerk());
        Shop partner = people.in(running.visitor(), people.partner());
        List<List<Integer>> answers = Race.run(TILLS + CLOSINGS, i -> () -> i < TILLS
            ? IntStream.range(0, SALES).mapToObj(sale -> sell(clerk, month, barcode, lotCode).status()).toList() : List.of(close(partner, month).status()));
        assertThat(answers.subList(0, TILLS).stream().flatMap(List::stream)).hasSize(TILLS * SALES).containsOnly(201);
        assertThat(answers.subList(TILLS, answers.size()).stream().flatMap(List::stream)).containsExactlyInAnyOrder(201, 409);
        assertThat(sql.number("SELECT COUNT(*) FROM statement_issue WHERE pairing_id = ? AND month = ?", world.pairing, month.atDay(1))).isEqualTo(1);
        long told = sold("s.accounting_date = ?", month.atEndOfMonth());
        assertThat(told).isEqualTo(TILLS * SALES * 1000L);
        assertThat(sold("s.accounting_date = ? AND s.statement_month IN (?, ?)", month.atEndOfMonth(), month.atDay(1), month.plusMonths(1).atDay(1))).isEqualTo(told);
        assertThat(sql.number("SELECT sold_fen FROM statement_issue WHERE pairing_id = ? AND month = ?", world.pairing, month.atDay(1)))
            .isEqualTo(sold("s.statement_month = ?", month.atDay(1)));
    }

    private Response sell(Shop clerk, YearMonth month, String barcode, String lotCode) {
        var key = UUID.randomUUID().toString();
        return clerk.postJson("/api/v1/facts", Map.of("key", key, "kind", "TILL_SALE", "counterId", world.concessionCounter,
            "deviceAt", month.atEndOfMonth() + "T12:00:00Z", "offsetMillis", 0, "rows", List.of(Map.of("code", barcode, "quantity", 1, "lotCode", lotCode))), key);
    }

    /** After a look at the draft, so that some of the sales are told by then. */
    private Response close(Shop partner, YearMonth month) {
        assertThat(partner.get("/partner/pairings/" + world.pairing + "/months/" + month).status()).isEqualTo(200);
        return partner.postJson("/api/v1/partner/pairings/" + world.pairing + "/months/" + month + "/issue", Map.of("version", 1));
    }

    private long sold(String where, LocalDate... dates) {
        return sql.number("SELECT COALESCE(SUM(s.net_fen), 0) FROM sale s WHERE s.pairing_id = " + world.pairing + " AND " + where, (Object[]) dates);
    }
}
