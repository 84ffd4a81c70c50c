package shangui.stock;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** Lots at the desks of office and suppliers, and their recall. */
@ShopTest
class LotDeskTest {

    @Inject World world;
    @Inject People people;
    @Inject HoldService holds;
    @Inject Transactions transactions;
    @Inject Ids ids;
    @Inject TestClock clock;
    @Inject Sql sql;

    @Test
    void aRecallStopsHoldingEverywhereAndShowsWhoKeepsIt(Shop visitor) {
        Shop office = people.in(visitor, people.office());
        long lot = world.stock(world.concessionCounter, world.tea, 5);
        long kept = ids.next();
        assertThat(hold(kept, 2)).isInstanceOf(HoldOutcome.Held.class);

        Response page = office.get("/office/lots/" + lot);
        assertThat(page.words("tbody")).contains("5", "2", "3");
        Response done = office.follow(office.submit(page, "form[action$=recall]", Map.of("reason", "<b>残留超标</b>")));

        assertThat(done.words("#status")).contains("已召回");
        assertThat(done.words(".facts")).contains("<b>残留超标</b>");
        assertThat(done.words(".order-line")).contains("未付款订单", "2 份");
        assertThat(hold(ids.next(), 1)).isInstanceOf(HoldOutcome.Short.class);
        assertThat(office.postJson("/api/v1/office/lots/" + lot + "/recall", Map.of("reason", "again"), "again").status()).isEqualTo(409);
        assertThat(sql.number("SELECT COUNT(*) FROM change_entry WHERE subject_id = ?", lot)).isEqualTo(1);
        transactions.write(() -> holds.end(kept, HoldState.CANCELLED));
    }

    @Test
    void aSupplierSeesAndRecallsOnlyItsOwnLots(Shop visitor) {
        Shop supplier = people.in(visitor, people.supplier());
        long own = world.lot(world.honey);
        long other = world.lot(world.corn);

        Response list = supplier.get("/supplier/lots");
        assertThat(list.words("tbody")).contains(world.goods.code(own)).doesNotContain(world.goods.code(other));
        assertThat(supplier.get("/supplier/lots/" + other).status()).isEqualTo(404);
        assertThat(supplier.postJson("/api/v1/supplier/lots/" + other + "/recall", Map.of("reason", "x"), "other").status()).isEqualTo(404);
        assertThat(supplier.postJson("/api/v1/supplier/lots/" + own + "/recall", Map.of("reason", "x"), "own").status()).isEqualTo(201);
        assertThat(supplier.get("/supplier/lots?code=" + world.goods.code(own)).words("tbody")).contains("已召回");
        assertThat(supplier.get("/supplier/lots?code=%25").html().select("tbody tr")).isEmpty();
    }

    private HoldOutcome hold(long order, int packs) {
        return transactions.write(() -> holds.hold(order, world.concessionCounter, List.of(new Wanted(1, world.tea, null, packs)), LocalDate.of(2026, 11, 23),
            clock.instant().plus(Duration.ofHours(1)), false));
    }
}
