package shangui.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.product.Category;
import shangui.product.Sku;
import shangui.testing.People;
import shangui.testing.Photograph;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.SentFile;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.World;

/** From a phone's file to the shop's card and back: what the office, a supplier and a township do with pictures. */
@ShopTest
class PictureDeskTest {

    @Inject World world;
    @Inject People people;
    @Inject Sql sql;
    @Inject Shelf shelf;
    private Shop supplier;
    private Shop visitor;

    @BeforeEach
    void signIn(RunningShop running) {
        supplier = people.in(running.visitor(), people.supplier());
        visitor = running.visitor();
    }

    @Test
    void aSuppliersPhotographTakesTheDrawingsPlaceInTheShop() {
        long sku = onSale("红薯干", "Dried sweet potato");
        assertThat(visitor.get("/products/" + sku).words("main figure")).isEqualTo("示意图");
        assertThat(picture("/products/" + sku)).startsWith("/assets/dried-goods-").endsWith(".svg");

        Response page = supplier.follow(send(sku, Photograph.jpeg(1200, 900), "PHOTOGRAPH"));
        assertThat(page.words("#status")).contains("一分钟内出现在商店里");
        shelf.readAll();

        assertThat(visitor.get("/products/" + sku).words("main figure")).isEqualTo("图为实拍");
        String shown = picture("/products/" + sku);
        assertThat(shown).matches("/pictures/[0-9]+-800\\.jpg");
        assertThat(Photograph.seen(visitor.get(shown).bytes()).getWidth()).isEqualTo(800);
        assertThat(visitor.get("/products").html().select("article:contains(红薯干) img").attr("src")).isEqualTo(shown.replace("800", "400"));
        assertThat(visitor.getJson("/api/v1/products/" + sku).text()).contains("\"kind\":\"PHOTOGRAPH\"");
    }

    @Test
    void whatIsNoPictureComesBackWithASentenceAndTheRestAsTyped() {
        long sku = onSale("笋干", "Bamboo shoots");

        Response svg = send(sku, "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8), "PHOTOGRAPH");
        assertThat(svg.status()).isEqualTo(422);
        assertThat(svg.words("#file-error")).contains("请选 JPEG、PNG 或 WebP 格式的图");
        assertThat(svg.html().select("[name=note]").val()).isEqualTo("合作社拍于昨天");
        assertThat(send(sku, new byte[0], "PHOTOGRAPH").words("#file-error")).isNotEmpty();
        assertThat(send(sku, Photograph.promising(50_000, 50_000), "PHOTOGRAPH").words("#file-error")).contains("超过了 3000 万像素");
        byte[] photograph = Photograph.jpeg(800, 600);
        assertThat(send(sku, Arrays.copyOf(photograph, 9_000), "PHOTOGRAPH").words("#file-error")).contains("没有传完或已经损坏");
        assertThat(send(sku, photograph, "").words("#kind-error")).isNotEmpty();
        assertThat(sql.number("SELECT COUNT(*) FROM picture_show WHERE subject_kind = 'product' AND subject_id = ?", product(sku))).isZero();
    }

    @Test
    void aThingHasFourPicturesAtMostEachOnceAndTheFirstStandsForIt(RunningShop running) {
        long sku = onSale("茶干", "Tea tofu");
        byte[] first = Photograph.jpeg(800, 600);
        send(sku, first, "DRAWING");
        assertThat(send(sku, first, "PHOTOGRAPH").words("#file-error")).contains("已经有了");
        for (int i = 0; i < 3; i++) {
            assertThat(send(sku, Photograph.jpeg(800, 600), "PHOTOGRAPH").status()).isEqualTo(303);
        }
        Response page = supplier.get("/supplier/products/" + product(sku) + "/pictures");
        assertThat(page.words("main")).contains("已有 4 张，不能再加");
        assertThat(page.words("ol.picture-desk li:first-child")).contains("示意图", "商店卡片用这张");

        page = supplier.follow(supplier.submit(page, "li:last-child form[action$=/first-place]", Map.of()));
        assertThat(page.words("ol.picture-desk li:first-child")).contains("图为实拍");
        page = supplier.follow(supplier.submit(page, "li:last-child form[action$=/removal]", Map.of()));

        assertThat(page.html().select("ol.picture-desk li")).hasSize(3);
        Shop office = people.in(running.visitor(), people.office());
        assertThat(office.get("/office/products/" + product(sku)).words(".history")).contains("supplier", "加了一张图", "撤下一张图", "依据：合作社拍于昨天");
    }

    @Test
    void aPictureOfThisLotIsOneOfTheGoodsOnceANewerLotIsOnHand() {
        long sku = onSale("鲜笋", "Fresh shoots");
        send(sku, Photograph.jpeg(800, 600), "THIS_LOT");
        shelf.readAll();
        assertThat(visitor.get("/products/" + sku).words("main figure")).isEqualTo("图为本批实拍");

        world.receive(world.concessionCounter, world.lot(sku, "2026-11-24", null), 3);
        shelf.readAll();

        assertThat(visitor.get("/products/" + sku).words("main figure")).isEqualTo("图为实拍");
    }

    @Test
    void aTownshipShowsItselfAndNoLotOfItsOwn(RunningShop running) {
        Shop township = people.in(running.visitor(), people.township());
        Response page = township.get("/township/pictures");
        assertThat(page.html().select("figure img").attr("src")).startsWith("/assets/town-");
        assertThat(page.html().select("option[value=THIS_LOT]")).isEmpty();

        township.follow(township.submit(page, "main form", Map.of("file", new SentFile("村.png", Photograph.png(1200, 800)), "kind", "PHOTOGRAPH", "note", "村口，昨天")));
        shelf.readAll();

        Response shown = visitor.get("/towns/" + world.mountainTown);
        assertThat(shown.words("main figure")).isEqualTo("图为实拍");
        assertThat(shown.html().select("main figure img").attr("src")).startsWith("/pictures/");
    }

    private long onSale(String name, String nameEn) {
        long sku = world.sku(world.product(name, nameEn, Category.DRIED, 180, 10), "200g袋装", Sku.Measure.GRAM, 200, "18.00");
        world.deals.list(world.concessionCounter, sku, world.price(sku));
        world.stock(world.concessionCounter, sku, 5);
        shelf.readAll();
        return sku;
    }

    private Response send(long sku, byte[] file, String kind) {
        return supplier.submit(supplier.get("/supplier/products/" + product(sku) + "/pictures"), "form[enctype]",
            Map.of("file", new SentFile("IMG_1.jpg", file), "kind", kind, "note", "合作社拍于昨天"));
    }

    private String picture(String path) {
        return visitor.get(path).html().select("main figure img").attr("src");
    }

    private long product(long sku) {
        return sql.number("SELECT product_id FROM sku WHERE id = ?", sku);
    }
}
