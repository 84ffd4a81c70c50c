package shangui.rights;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.World;

/** Who runs the shop, who sells and who made the goods: on the pages where the law wants it. */
@ShopTest(properties = {"shangui.operator.name=多湖供销有限公司", "shangui.operator.name-en=Duohu Trading", "shangui.operator.credit-code=91330702TEST",
    "shangui.operator.food-licence=JY-TEST", "shangui.operator.icp=浙ICP备-TEST", "shangui.operator.phone=0579-12345"})
class OperatorTest {

    @Inject World world;
    @Inject Shelf shelf;

    @Test
    void standsWithItsLicencesAtTheFootOfEveryShopPage(Shop shop) {
        shelf.readAll();
        for (String path : new String[] {"/", "/products", "/stores", "/pairs", "/orders", "/basket", "/operator", "/privacy", "/returns", "/nowhere", "/products/" + world.tea}) {
            assertThat(shop.get(path).words("footer")).as(path).contains("多湖供销有限公司", "91330702TEST", "JY-TEST", "浙ICP备-TEST", "0579-12345");
        }
        assertThat(shop.get("/en/operator").words("main")).contains("Duohu Trading", "91330702TEST").doesNotContain("法定代表人", "sample");
        assertThat(shop.getJson("/api/v1/operator").json().get("operator").get("creditCode").getStringValue()).isEqualTo("91330702TEST");
    }

    @Test
    void thePrivacyTextSaysItsVersionAndForEachThingKeptWhyHowLongAndWhoSeesIt(Shop shop) {
        var page = shop.get("/privacy");
        assertThat(page.words("main")).contains("第 1 版", "36 个月", "电子商务法");
        assertThat(page.html().select("main h3")).hasSize(RightsController.Kept.values().length);
        assertThat(page.html().select("main dt:contains(留多久)")).hasSize(RightsController.Kept.values().length);
        assertThat(shop.get("/returns").words("main")).contains("鲜活易腐", "七天");
    }

    @Test
    void aProductsPageNamesTheSupermarketThatSellsItAndTheSupplierAndCertificatesOfItsLots(Shop shop) {
        world.stock(world.concessionCounter, world.tea, 3);
        shelf.readAll();
        shop.get("/");
        assertThat(shop.get("/products/" + world.tea).words("section[aria-labelledby=seller]")).contains("供货者").doesNotContain("销售者");
        shop.postForm("/basket/store", Map.of("storeId", world.firstStore, "back", "/"));
        var seller = shop.getJson("/api/v1/products/" + world.tea).json().get("seller");
        assertThat(seller.get("seller").getStringValue()).isNotBlank();
        assertThat(seller.get("makers").size()).isEqualTo(1);
        assertThat(seller.get("makers").get(0).get("address").getStringValue()).isNotBlank();
        assertThat(seller.get("certificates").size()).isEqualTo(1);
        assertThat(shop.get("/products/" + world.tea).words("section[aria-labelledby=seller]"))
            .contains("销售者 " + seller.get("seller").getStringValue(), seller.get("makers").get(0).get("name").getStringValue());
    }
}
