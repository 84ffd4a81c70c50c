package shangui.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;
import shangui.testing.World;

/** 明码标价: wherever a pack is offered, its price per 500 g, 500 ml or piece stands beside its price (rule 22). */
@ShopTest
class PriceMarkingTest {

    /** Sums of several packs and what a button charges: no price of a pack. */
    private static final String SUMS = ".order-line__amount, .total-line, .pay-bar__sum, button, .basket-bar, .visually-hidden, .bridge, [class^=key-figure], table, .season, .sold";
    private static final Pattern PRICE = Pattern.compile("¥[0-9,]+\\.[0-9]{2}(?!/)");
    private static final Pattern UNIT_PRICE = Pattern.compile("¥[0-9,]+\\.[0-9]{2}/(500g|500ml|枚|piece)");

    @Inject World world;
    @Inject People people;
    @Inject Shelf shelf;
    @Inject TestClock clock;

    @Test
    void everyPriceOfAPackHasItsUnitPriceBesideIt(RunningShop running) {
        clock.setInJinhua("2026-12-02T10:00");
        for (long sku : new long[] {world.tea, world.honey}) {
            world.stock(world.concessionCounter, sku, 9);
        }
        long marked = world.lot(world.tea, "2026-11-01", "2027-01-20");
        world.receive(world.concessionCounter, marked, 4);
        Response markedDown = people.in(running.visitor(), people.clerk()).postJson("/api/v1/counters/" + world.concessionCounter + "/lots/" + marked + "/markdowns",
            Map.of("priceFen", "7.00", "reason", "快到期"));
        assertThat(markedDown.status()).as(markedDown.text()).isEqualTo(201);
        shelf.readAll();
        Shop shop = running.visitor();
        int seen = look(shop, "/towns/" + world.mountainTown, "/products", "/products/" + world.tea, "/search?q=%E8%8C%B6", "/pairs/" + world.pairing, "/en/products/" + world.honey);
        shop.postForm("/basket/store", Map.of("storeId", world.firstStore, "back", "/"));
        shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 2));
        seen += look(shop, "/", "/en", "/products", "/products/" + world.tea, "/search?q=%E8%8C%B6", "/pairs/" + world.pairing, "/basket", "/checkout");
        assertThat(seen).isGreaterThan(20);
    }

    private static int look(Shop shop, String... paths) {
        int seen = 0;
        for (String path : paths) {
            Response page = shop.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            var main = page.html().selectFirst("main");
            main.select(SUMS).remove();
            for (Element place : main.select(".product-card, .order-line, section.card, .price-line")) {
                String words = place.text().replace("¥ ", "¥").replaceAll("(\\d) \\.", "$1.");
                long prices = PRICE.matcher(words).results().count();
                assertThat(UNIT_PRICE.matcher(words).results().count()).as("unit prices in %s: %s", path, words).isGreaterThanOrEqualTo(prices);
                seen += (int) prices;
            }
            for (Element price : main.select(".price")) {
                assertThat(price.closest(".product-card, .order-line, section.card, .price-line")).as("a price by itself in %s: %s", path, price.parent().text()).isNotNull();
            }
        }
        return seen;
    }
}
