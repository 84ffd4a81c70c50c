package shangui.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import shangui.town.Town;

class DrawingTest {

    private static final Path FRONTEND = Path.of("frontend/src");

    @Test
    void everyDrawingIsThereAndSmallAndFlatAndSilent() throws IOException {
        try (var files = Files.list(FRONTEND.resolve("drawings"))) {
            for (Path file : files.toList()) {
                assertThat(Files.size(file)).as(file.toString()).isLessThanOrEqualTo(4096);
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("Gradient", "<text", "<image", "<script", "http://www.w3.org/1999");
            }
        }
        assertThat(Arrays.stream(Drawing.values()).map(Drawing::source)).allSatisfy(source -> assertThat(FRONTEND.resolve(source)).exists());
    }

    @Test
    void townsAreDrawnByTheirCodesAndNotAllAlike() {
        var drawn = LongStream.range(330723104, 330723112).mapToObj(code -> new Town(code, "镇", "Town", "县", "County").drawing()).distinct().toList();
        assertThat(drawn).hasSize(8).allSatisfy(source -> assertThat(FRONTEND.resolve(source)).exists());
    }

    @Test
    void aProductLooksAsTheOfficeSaysOrElseAsItsCategory() {
        assertThat(product(null).drawn()).isEqualTo(Drawing.MUSHROOMS);
        assertThat(product(Drawing.SHIITAKE_FLOWER).drawn()).isEqualTo(Drawing.SHIITAKE_FLOWER);
    }

    private static Product product(Drawing drawing) {
        return new Product(1, 330723104, "", "", Category.MUSHROOM, false, 1, 0, "", "", "", Product.ALL_YEAR, null, drawing);
    }
}
