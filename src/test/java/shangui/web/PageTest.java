package shangui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;

@ShopTest(properties = "test.parcels=true")
class PageTest {

    @Test
    void showsWhatIsTypedAsText(Shop shop) {
        var page = shop.get("/parcels/%3Cscript%3Ealert('%22$page%23end%3C");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words("h1")).isEqualTo("<script>alert('\"$page#end<");
        assertThat(page.html().select("script:not([src])")).isEmpty();
        assertThat(page.html().select("#attribute").attr("title")).isEqualTo("<script>alert('\"$page#end<");
    }

    @Test
    void writesMoneyInPartsAndAsOneStringToHear(Shop shop) {
        var total = shop.get("/parcels/x").html().selectFirst("#total");
        assertThat(total.select("[aria-hidden]").text()).isEqualTo("¥1,280.50");
        assertThat(total.select(".visually-hidden").text()).isEqualTo("1280.50 元");
    }

    @Test
    void anErrorSummaryNamesTheFieldEachSentenceIsAbout(Shop shop) {
        var blank = shop.submit(shop.get("/orders"), "form[action$=/orders]", Map.of());
        assertThat(blank.html().select(".error-summary li").eachText()).containsExactly("订单号：这里要填", "手机号：这里要填");
        var english = shop.submit(shop.get("/en/orders"), "form[action$=/orders]", Map.of());
        assertThat(english.html().select(".error-summary li").eachText()).containsExactly("Order number: Enter something here", "Mobile number: Enter something here");
        assertThat(english.text()).doesNotContain("<!--name");
    }

    @Test
    void answersTheSameRecordAsJsonBelowTheApi(Shop shop) {
        var answer = shop.getJson("/api/v1/parcels/x");
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.json().get("id").getStringValue()).isEqualTo("7000000000000000001");
        assertThat(answer.json().get("total").getIntValue()).isEqualTo(128_050);
    }

    @Test
    void speaksChineseUnlessTheAddressSaysEnglish(Shop shop) {
        assertThat(shop.get("/parcels/x").html().select("html").attr("lang")).isEqualTo("zh-CN");
        var english = shop.get("/en/parcels/x");
        assertThat(english.html().select("html").attr("lang")).isEqualTo("en");
        assertThat(english.html().title()).startsWith("Not found");
        assertThat(english.html().select("form[action$=/parcels]").attr("action")).isEqualTo("/en/parcels");
        assertThat(english.html().select("link[hreflang=zh-CN]").attr("href")).endsWith("/parcels/x").doesNotContain("/en/");
    }

    @Test
    void largeTypeKeepsTheLanguage(Shop shop) {
        var form = shop.get("/en/parcels/x").html().selectFirst("form[action$=/large-type]");
        var answer = shop.postForm(form.attr("action"), Map.of("large", "1", "back", form.select("[name=back]").val()));
        assertThat(answer.location()).isEqualTo("/en/parcels/x");
        assertThat(shop.follow(answer).html().select("html").hasClass("large")).isTrue();
    }

    @Test
    void keepsLettersLargeOnceAsked(Shop shop) {
        assertThat(shop.get("/parcels/x").html().select("html").hasClass("large")).isFalse();
        var answer = shop.postForm("/large-type", Map.of("large", "1", "back", "/parcels/x?a=b"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/parcels/x?a=b");
        assertThat(shop.get("/parcels/x").html().select("html").hasClass("large")).isTrue();
    }

    @Test
    void neverSendsAReaderToAnotherSite(Shop shop) {
        for (String elsewhere : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", ""}) {
            var answer = shop.postForm("/large-type", Map.of("large", "1", "back", elsewhere));
            assertThat(answer.location()).isEqualTo("/");
        }
    }

    @Test
    void saysInTheReadersLanguageThatAPageIsMissing(Shop shop) {
        assertMissing(shop.get("/parcels/missing"), "没有找到");
        assertMissing(shop.get("/no-such-page"), "没有找到");
        assertMissing(shop.get("/en/no-such-page"), "Not found");
        var answer = shop.getJson("/api/v1/parcels/missing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").getStringValue()).isEqualTo("/problems/404");
    }

    private static void assertMissing(Response page, String title) {
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.words("h1")).isEqualTo(title);
        assertThat(page.html().select("main a")).isNotEmpty();
    }

    @Test
    void runsNothingInlineAndIsNeverFramed(Shop shop) {
        var page = shop.get("/parcels/x");
        assertThat(page.header("content-security-policy")).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(page.html().select("[style], style, [onclick], script:not([src])")).isEmpty();
    }
}
