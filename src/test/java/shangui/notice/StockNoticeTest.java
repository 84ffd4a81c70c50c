package shangui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.phone.QuietHours;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** Who finds something sold out is told once when it is back, in the daytime, and never of anything else. */
@ShopTest
class StockNoticeTest {

    private static int phones;

    @Inject RunningShop running;
    @Inject World world;
    @Inject Shelf shelf;
    @Inject StockNotices notices;
    @Inject Sql sql;
    @Inject TestClock clock;

    private final String phone = "138%08d".formatted(++phones);
    private long sku;

    @BeforeEach
    void soldOut() {
        clock.setInJinhua("2026-11-23T10:00");
        sku = world.manySkus(1, world.concessionCounter).getFirst();
        shelf.readAll();
    }

    private Shop atTheStore() {
        Shop shop = running.visitor();
        shop.get("/");
        shop.postForm("/basket/store", Map.of("storeId", world.firstStore, "back", "/"));
        return shop;
    }

    private Response ask(Shop shop, String phone) {
        Response form = shop.click(shop.get("/products/" + sku), "a[href$='/notices/new']");
        return shop.submit(form, "form[action$='/notices']", Map.of("phone", phone));
    }

    private void comes() {
        world.stock(world.concessionCounter, sku, 5);
        shelf.readAll();
    }

    private List<Map<String, Object>> told() {
        return sql.rows("SELECT words, phone FROM sms WHERE kind = 'BACK_IN_STOCK' AND phone = '" + phone + "'");
    }

    @Test
    void isToldOnceWhenThePackIsFreeAgainHoweverManyLook() {
        Shop shop = atTheStore();
        Response noted = ask(shop, phone);
        assertThat(noted.status()).as(noted.text()).isEqualTo(303);
        assertThat(shop.follow(noted).words("#status")).contains("记下了");
        ask(shop, phone);
        assertThat(sql.number("SELECT COUNT(*) FROM stock_notice WHERE phone = ?", phone)).as("asked for twice it is one").isEqualTo(1);
        assertThat(sql.number("SELECT COUNT(*) FROM consent k JOIN stock_notice n ON n.id = k.document_id WHERE k.purpose = 'NOTICE' AND n.phone = ?", phone)).isEqualTo(1);
        notices.tellDue();
        assertThat(told()).isEmpty();

        comes();
        Race.run(8, i -> () -> notices.tellDue());
        notices.tellDue();
        assertThat(told()).hasSize(1);
        assertThat(shop.get("/products/" + sku).html().select("a[href$='/notices/new']")).as("it is there: nothing to wait for").isEmpty();
        assertThat(shop.postForm("/products/" + sku + "/notices", Map.of("key", UUID.randomUUID(), "storeId", world.firstStore, "privacyVersion", 1, "phone", phone)).status()).isEqualTo(422);
        clock.advance(Duration.ofDays(1));
        notices.forgetEnded();
        assertThat(sql.number("SELECT COUNT(*) FROM stock_notice WHERE phone = ?", phone)).isZero();
    }

    @Test
    void nobodyIsToldAtNight() {
        ask(atTheStore(), phone);
        clock.setInJinhua("2026-11-23T21:30");
        comes();
        notices.tellDue();
        assertThat(told()).isEmpty();
        clock.setInJinhua("2026-11-24T08:00");
        notices.tellDue();
        assertThat(told()).hasSize(1);
        assertThat(QuietHours.over(Instant.parse("2026-11-23T13:00:00Z"))).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(QuietHours.over(Instant.parse("2026-11-23T12:59:59Z"))).isEqualTo(Instant.parse("2026-11-23T12:59:59Z"));
    }

    @Test
    void isNotToldWhatWasWithdrawnOrIsThirtyDaysOld() {
        Shop shop = atTheStore();
        ask(shop, phone);
        Response asked = shop.submit(shop.get("/my-data"), "form[action='/my-data/codes']", Map.of("phone", phone));
        String code = sql.text("SELECT words FROM sms WHERE phone = ? AND kind = 'CODE'", phone);
        shop.submit(shop.get(asked.location()), "form[action$='/confirmation']", Map.of("code", code));
        assertThat(shop.submit(shop.get(asked.location()), "form[action$='/withdrawal']", Map.of()).status()).isEqualTo(303);
        assertThat(sql.text("SELECT state FROM stock_notice WHERE phone = ?", phone)).isEqualTo("WITHDRAWN");

        String other = phone.replaceFirst("138", "137");
        ask(shop, other);
        clock.advance(Duration.ofDays(30).plusHours(1));
        comes();
        notices.tellDue();
        notices.forgetEnded();
        assertThat(sql.number("SELECT COUNT(*) FROM sms WHERE kind = 'BACK_IN_STOCK' AND phone IN (?, ?)", phone, other)).isZero();
        assertThat(sql.number("SELECT COUNT(*) FROM stock_notice WHERE phone IN (?, ?)", phone, other)).isEqualTo(1);
    }

    @Test
    void aBrowserAsksForTenADay() {
        Shop shop = atTheStore();
        for (int i = 0; i < 10; i++) {
            assertThat(ask(shop, "137%08d".formatted(++phones)).status()).isEqualTo(303);
        }
        assertThat(ask(shop, phone).status()).isEqualTo(429);
    }
}
