package shangui.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a shopper sees without a network, and the worker that keeps it on the device until then. */
@Hidden
@BothDoors
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class OfflineController {

    private static final MediaType SCRIPT = new MediaType("text/javascript; charset=utf-8");

    private final Assets assets;
    private final Pages pages;
    private final KeptPages kept;
    private final long startedAt;

    OfflineController(Assets assets, Pages pages, KeptPages kept, Clock clock) {
        this.assets = assets;
        this.pages = pages;
        this.kept = kept;
        this.startedAt = clock.millis();
    }

    /** Where a failed page was asked for this one stands under its address, so that an empty link leads there again. */
    @Get("/offline")
    HttpResponse<?> offline(HttpRequest<?> request) {
        return pages.show(request, new OfflinePage());
    }

    /** At the root, as a worker serves what lies beside it. A browser asks for it with each page, and is mostly told that it has it. */
    @Get("/service-worker.js")
    @Produces(MediaType.ALL)
    HttpResponse<?> worker(HttpRequest<?> request) {
        return kept.find(request, "/service-worker.js", startedAt).orElseGet(() -> kept.keep(request, "/service-worker.js", startedAt, script())).contentType(SCRIPT);
    }

    /** A start may bring other words, looks or another operator: pages are fetched anew after each. */
    private String script() {
        var pages = Stream.of("/offline", "/en/offline").map(page -> "{url:'" + page + "',revision:'" + startedAt + "'}");
        var looks = Stream.of("shop.css", "base/contour.svg", "base/mark.svg").map(source -> "{url:'" + assets.url(source) + "',revision:null}");
        return "self.__WB_MANIFEST=[" + Stream.concat(pages, looks).collect(Collectors.joining(",")) + "];"
            + "self.deskPaths=['" + String.join("','", Door.DESK_PATHS) + "'];\n" + assets.text("service-worker.ts");
    }

    @Template("web/offline")
    public record OfflinePage() implements Page {}
}
