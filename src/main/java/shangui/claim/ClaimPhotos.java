package shangui.claim;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import shangui.picture.Pictures;
import shangui.web.NotFound;

/** Photographs of spoiled goods, for whoever may see the claim; kept by no cache that others use. */
@Singleton
public class ClaimPhotos {

    private static final int SQUARE = 800;

    private final Pictures pictures;

    ClaimPhotos(Pictures pictures) {
        this.pictures = pictures;
    }

    /** The caller has made sure that it may be seen. */
    public HttpResponse<?> file(long pictureId) {
        var file = pictures.file(pictureId, SQUARE).orElseThrow(NotFound::new);
        return HttpResponse.ok(file.content()).contentType(MediaType.IMAGE_JPEG_TYPE).header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600");
    }
}
