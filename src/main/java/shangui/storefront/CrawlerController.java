package shangui.storefront;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.checkout.Shelf;
import shangui.pairing.Pairing;
import shangui.web.Html;
import shangui.web.PublicAddress;

/** What search engines ask for first: where they should not go, and which pages there are, in both languages. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class CrawlerController {

    /** Lists narrowed down without end, what belongs to one person, and the desks. */
    private static final List<String> NOT_FOR_CRAWLERS = List.of("/search", "/basket", "/checkout", "/orders", "/collect", "/payments", "/my-data",
        "/sign-in", "/account", "/staff", "/township", "/partner", "/supplier", "/finance", "/office", "/api");

    private final Shelf shelf;
    private final TownCards towns;
    private final PublicAddress address;

    CrawlerController(Shelf shelf, TownCards towns, PublicAddress address) {
        this.shelf = shelf;
        this.towns = towns;
        this.address = address;
    }

    @Get("/robots.txt")
    @Produces(MediaType.TEXT_PLAIN)
    String robots() {
        return Stream.concat(Stream.of("User-agent: *"),
            NOT_FOR_CRAWLERS.stream().flatMap(path -> Stream.of("Disallow: " + path, "Disallow: /en" + path)))
            .collect(Collectors.joining("\n", "", "\n\nSitemap: " + address.origin() + "/sitemap.xml\n"));
    }

    @Get("/sitemap.xml")
    @Produces(MediaType.APPLICATION_XML)
    String sitemap() {
        return pages().flatMap(path -> Stream.of(entry(path, path), entry("/en" + (path.equals("/") ? "" : path), path))).collect(Collectors.joining("", """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            """, "</urlset>\n"));
    }

    private Stream<String> pages() {
        return Stream.of(Stream.of("/", "/products", "/stores", "/towns", "/pairs", "/operator", "/privacy", "/returns"),
            towns.towns().map(town -> TownCard.path(town.code())),
            shelf.offers().keySet().stream().sorted().map(skuId -> "/products/" + skuId),
            shelf.pairings().stream().map(Pairing::id).sorted().map(pairingId -> "/pairs/" + pairingId)).flatMap(pages -> pages);
    }

    private String entry(String page, String path) {
        return "<url><loc>" + located(page) + "</loc>" + twin("zh-CN", path) + twin("en", "/en" + (path.equals("/") ? "" : path)) + "</url>\n";
    }

    private String twin(String language, String page) {
        return "<xhtml:link rel=\"alternate\" hreflang=\"" + language + "\" href=\"" + located(page) + "\"/>";
    }

    private String located(String page) {
        return Html.escape(address.origin() + page);
    }
}
