package shangui.picture;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pictures that everybody may see. What is drawn of a picture never changes, so browsers keep it. */
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.IMAGE_JPEG)
@Controller("/pictures")
class PictureController {

    private static final Pattern FILE = Pattern.compile("([0-9]{1,18})-([0-9]{3})\\.jpg");

    private final PictureRepository pictures;

    PictureController(PictureRepository pictures) {
        this.pictures = pictures;
    }

    /** @param file its id, and the square it fits into: {@code 123-400.jpg} */
    @Get("/{file:[0-9-]+[.]jpg}")
    HttpResponse<byte[]> show(String file, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
        var asked = FILE.matcher(file);
        var found = asked.matches() ? pictures.shown(Long.parseLong(asked.group(1)), Integer.parseInt(asked.group(2))) : Optional.<PictureFile>empty();
        String tag = '"' + file + '"';
        return found.map(picture -> (tag.equals(known) ? HttpResponse.<byte[]>notModified() : HttpResponse.ok(picture.content()).contentType(MediaType.IMAGE_JPEG_TYPE))
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
            .header(HttpHeaders.ETAG, tag)).orElseGet(HttpResponse::notFound);
    }
}
