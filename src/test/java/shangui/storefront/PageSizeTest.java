package shangui.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitUntilState;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.testing.Browser;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;

/** What a phone must fetch to see a page for the first time, as it comes over the wire, and that all of it is ours. */
@ShopTest(properties = "shangui.demo=true")
class PageSizeTest {

    private static final int KB = 1024;
    private static final int MOST_IN_ALL = 280 * KB;
    private static final int MOST_HTML = 20 * KB;
    private static final int MOST_CSS = 14 * KB;
    private static final int MOST_JS = 25 * KB;
    private static final int MOST_REQUESTS = 15;

    @Inject RunningShop running;
    @Inject Shelf shelf;

    private record Fetched(String url, String kind, int bytes) {}

    @BeforeEach
    void readTheShelf() {
        shelf.readAll();
    }

    @Test
    void aFirstViewIsSmallAndAllOurs() {
        String product = running.visitor().get("/products").html().select(".product-card a").first().attr("href");
        String town = running.visitor().get("/towns").html().select("main a[href^=/towns/]").first().attr("href");
        try (var browser = new Browser()) {
            for (String path : List.of("/", "/en", "/products", product, town, "/pairs", "/stores")) {
                var fetched = firstView(browser, path);
                assertThat(fetched).as(path).isNotEmpty().allSatisfy(one -> assertThat(URI.create(one.url).getHost()).isEqualTo(URI.create(running.address()).getHost()));
                assertThat(bytes(fetched, "document")).as(path + " HTML").isPositive().isLessThanOrEqualTo(MOST_HTML);
                assertThat(bytes(fetched, "stylesheet")).as(path + " CSS").isPositive().isLessThanOrEqualTo(MOST_CSS);
                assertThat(bytes(fetched, "script")).as(path + " JS").isPositive().isLessThanOrEqualTo(MOST_JS);
                assertThat(fetched.stream().mapToInt(Fetched::bytes).sum()).as(path + " in all").isLessThanOrEqualTo(MOST_IN_ALL);
                assertThat(fetched.size()).as(path + " requests: " + fetched).isLessThanOrEqualTo(MOST_REQUESTS);
            }
        }
    }

    private static int bytes(List<Fetched> fetched, String kind) {
        return fetched.stream().filter(one -> one.kind.equals(kind)).mapToInt(Fetched::bytes).sum();
    }

    /** A browser that was never here, at the size of a phone, without scrolling. */
    private List<Fetched> firstView(Browser browser, String path) {
        try (var visit = browser.visit(running, 390, 844, "zh-CN", true)) {
            var responses = new ArrayList<Response>();
            visit.page().onResponse(responses::add);
            visit.page().navigate(path, new NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
            return List.copyOf(responses).stream().filter(response -> !response.url().startsWith("data:")).map(PageSizeTest::fetched).toList();
        }
    }

    private static Fetched fetched(Response response) {
        var sizes = response.request().sizes();
        return new Fetched(response.url(), response.request().resourceType(), sizes.responseBodySize + sizes.responseHeadersSize);
    }
}
