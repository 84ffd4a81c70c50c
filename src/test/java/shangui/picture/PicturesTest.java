package shangui.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import jakarta.inject.Inject;
import java.awt.Color;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shangui.picture.Reading.Readable;
import shangui.picture.Reading.Refused;
import shangui.testing.People;
import shangui.testing.Photograph;
import shangui.testing.Shop;
import shangui.testing.ShopTest;

@ShopTest
class PicturesTest {

    /** 400 × 300, one colour. */
    private static final byte[] WEBP = Base64.getDecoder().decode("UklGRhoDAABXRUJQVlA4WAoAAAAgAAAAjwEAKwEASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggLAEAALAdAJ0BKpABLAE/EYjBWiwpJyQgKAGAIglpbuF3YRaACe8FFFFFFFFFFFFFFE6KZD7bzKTKTKTKTKTxEXJyHvtk5D32ygaN6k3Ie+2TkPfbKBl6W3NrxcnIe+2TkPoX0u14uTkPfbmX/Pe+2TkPfbJyIgeTkPfbJyHvtk5H/PJyHvtk5D32yc4iLk5D32ych77ZQMvFych77ZOQ99sxlp7ZOQ99snIe+3Mv09snIe+2TkPfgCAe+2TkPfbJyHwH6Xa8XJyHvtk5D6F9LteLk5D32yciIHk5D32ych77ZOR/zych77ZOQ99snOIi5OQ99snIe+1YAAD+/5QF/0l0uajQm1U2Gmw02Gmw02Gmw01sgto9EoAgClboFK6xeYEAAAAAAAAAAAAAAAAAAA==");

    @Inject Pictures pictures;
    @Inject Gallery gallery;
    @Inject People people;

    @Test
    void aPhotographIsDrawnAnewForACardAndForAPage() {
        Readable picture = read(Photograph.jpeg(4000, 3000));

        assertThat(picture).extracting(Readable::width, Readable::height).containsExactly(4000, 3000);
        assertThat(picture.files()).extracting(PictureFile::square, PictureFile::width, PictureFile::height)
            .containsExactly(tuple(400, 400, 300), tuple(800, 800, 600));
        assertThat(picture.files()).allSatisfy(file -> assertThat(file.content().length).isLessThanOrEqualTo(40_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 8})
    void itStandsUprightHoweverTheCameraWasHeldAndSaysNothingElse(int orientation) {
        Readable picture = read(Photograph.heldAs(orientation, 900, 600));

        boolean turned = orientation != 3;
        assertThat(picture.width()).isEqualTo(turned ? 600 : 900);
        PictureFile file = picture.files().getLast();
        assertThat(file.width()).isEqualTo(turned ? 533 : 800);
        var seen = Photograph.seen(file.content());
        int[] sky = switch (orientation) {
            case 3 -> new int[] {400, 500};
            case 6 -> new int[] {500, 400};
            default -> new int[] {30, 400};
        };
        assertThat(blue(seen.getRGB(sky[0], sky[1]))).as("the sky is where it belongs").isTrue();
        assertThat(new String(file.content(), ISO_8859_1)).doesNotContain("Exif", "Taken at", "29.05");
    }

    @Test
    void theHardestPictureIsKeptSmallToo() {
        assertThat(read(Photograph.noise(1200, 900)).files()).allSatisfy(file -> assertThat(file.content().length).isLessThanOrEqualTo(40_000));
    }

    @Test
    void whatPrintersAndBrowsersMakeIsRead() {
        assertThat(read(Photograph.cmyk(800, 600)).files()).hasSize(2);
        assertThat(read(WEBP).width()).isEqualTo(400);
    }

    @Test
    void aScriptBehindAPictureIsLeftBehind() {
        Readable picture = read(Photograph.joined(Photograph.jpeg(600, 400), "<html><script>alert(1)</script>".getBytes(ISO_8859_1)));

        assertThat(picture.files()).allSatisfy(file -> assertThat(new String(file.content(), ISO_8859_1)).doesNotContain("script"));
    }

    static Stream<Arguments> hostile() {
        byte[] jpeg = Photograph.jpeg(900, 600);
        byte[] png = Photograph.png(900, 600);
        return Stream.of(
            Arguments.of("picture.empty", new byte[0]),
            Arguments.of("picture.format", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(ISO_8859_1)),
            Arguments.of("picture.format", "<!doctype html><script>alert(1)</script>".getBytes(ISO_8859_1)),
            Arguments.of("picture.format", "GIF89a<html>".getBytes(ISO_8859_1)),
            Arguments.of("picture.format", "PK\3\4".getBytes(ISO_8859_1)),
            Arguments.of("picture.format", Arrays.copyOf(jpeg, 2)),
            Arguments.of("picture.tooManyBytes", new byte[8_000_001]),
            Arguments.of("picture.tooManyPixels", Photograph.promising(50_000, 50_000)),
            Arguments.of("picture.tooManyPixels", Photograph.promising(Integer.MAX_VALUE, Integer.MAX_VALUE)),
            Arguments.of("picture.broken", Photograph.promising(-1, 900)),
            Arguments.of("picture.broken", Photograph.promising(900, 900)),
            Arguments.of("picture.tooSmall", Photograph.jpeg(299, 299)),
            Arguments.of("picture.tooSmall", Photograph.jpeg(1000, 320)),
            Arguments.of("picture.moves", Photograph.moving()),
            Arguments.of("picture.broken", Arrays.copyOf(jpeg, 4)),
            Arguments.of("picture.broken", Arrays.copyOf(jpeg, jpeg.length / 2)),
            Arguments.of("picture.broken", Arrays.copyOf(png, png.length / 2)),
            Arguments.of("picture.broken", Photograph.joined("\u00ff\u00d8\u00ff".getBytes(ISO_8859_1), "<html><script>alert(1)</script>".getBytes(ISO_8859_1))));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatIsNoPictureOfOursIsRefusedAndSaysWhy(String why, byte[] sent) {
        assertThat(pictures.read(sent)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo(why));
    }

    @Test
    void theSamePictureSentTwiceIsOne() {
        byte[] sent = Photograph.jpeg(600, 450);

        long first = pictures.keep(read(sent), null);

        assertThat(pictures.keep(read(sent), people.office().id())).isEqualTo(first);
        assertThat(pictures.keep(read(Photograph.jpeg(600, 450)), null)).isNotEqualTo(first);
    }

    @Test
    void everybodySeesWhatIsShownAndKeepsItAndNobodyWhatIsNot(Shop shop) {
        long picture = pictures.keep(Photograph.readable(pictures), null);
        String card = "/pictures/" + picture + "-400.jpg";
        assertThat(shop.get(card).status()).isEqualTo(404);

        long shown = gallery.show("product", 1, picture, PictureKind.PHOTOGRAPH, people.office().id());

        var answer = shop.get(card);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("image/jpeg");
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(Photograph.seen(answer.bytes()).getWidth()).isEqualTo(400);
        assertThat(shop.send("GET", card, Map.of("If-None-Match", answer.header("etag")), BodyPublishers.noBody()).status()).isEqualTo(304);
        assertThat(shop.get("/pictures/" + picture + "-500.jpg").status()).isEqualTo(404);

        assertThat(gallery.end("product", 2, shown)).as("of another product").isFalse();
        assertThat(gallery.end("product", 1, shown)).isTrue();
        assertThat(shop.get(card).status()).isEqualTo(404);
    }

    private Readable read(byte[] sent) {
        var reading = pictures.read(sent);
        assertThat(reading).isInstanceOf(Readable.class);
        return (Readable) reading;
    }

    private static boolean blue(int rgb) {
        var colour = new Color(rgb);
        return colour.getBlue() > 150 && colour.getRed() < 100;
    }
}
