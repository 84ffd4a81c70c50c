package shangui.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;

/** The frontend's files. A name stands for one content for ever, so browsers keep them and never ask again. */
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.ALL)
@Controller("/assets")
class AssetController {

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @Get("/{file:[A-Za-z0-9_.-]+}")
    HttpResponse<byte[]> show(String file, @Header(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
        return assets.find(file).map(asset -> answer(asset, accepted)).orElseGet(HttpResponse::notFound);
    }

    private static MutableHttpResponse<byte[]> answer(Assets.Asset asset, String accepted) {
        var answer = asset.brotli() != null && accepts(accepted, "br") ? HttpResponse.ok(asset.brotli()).header(HttpHeaders.CONTENT_ENCODING, "br")
            : asset.gzip() != null && accepts(accepted, "gzip") ? HttpResponse.ok(asset.gzip()).header(HttpHeaders.CONTENT_ENCODING, "gzip")
            : HttpResponse.ok(asset.plain());
        return answer.contentType(asset.type())
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /** Whether a browser takes this coding: named, and not with a weight of nought. */
    static boolean accepts(String accepted, String coding) {
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] words = part.trim().split("\\s*;\\s*");
            if (words[0].equals(coding)) {
                return words.length == 1 || !words[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
