package shangui.story;

import shangui.testing.Response;
import shangui.testing.Shop;

/** What a shopper bought, and where it is read. */
record Bought(Shop shopper, String path) {

    Response page() {
        return shopper.get(path);
    }

    /** The provider's page. */
    String payUrl() {
        return shopper.get(path + "/payment").html().selectFirst("a.button--pay").attr("href");
    }

    String code() {
        return page().words(".pickup-code__digits").replace(" ", "");
    }
}
