package shangui.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointTest {

    @Test
    void isReadAsMapsWriteIt() {
        assertThat(Point.parse("29.0789, 119.6474")).contains(new Point(29_078_900, 119_647_400));
        assertThat(Point.parse(" 29，119.64740049 ")).contains(new Point(29_000_000, 119_647_400));
        assertThat(Point.parse("-33.9,-70.1")).contains(new Point(-33_900_000, -70_100_000));
        assertThat(Point.parse(new Point(29_078_900, 119_000_000).toString())).contains(new Point(29_078_900, 119_000_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "29.1", "29.1 119.6", "119.6, 29.1, 3", "91, 10", "10, 181", "1e2, 3", "north, east", "29.１, 119.6", "29.1,119.6,"})
    void whatIsNoPointIsNone(String text) {
        assertThat(Point.parse(text)).isEmpty();
    }

    @Test
    void isOnTheEarth() {
        assertThatThrownBy(() -> new Point(90_000_001, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Point(0, -180_000_001)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Great-circle distances, worked out elsewhere. */
    @Test
    void distancesAreRightToAFewInAThousand() {
        var jinhua = Point.parse("29.0789, 119.6474").orElseThrow();
        assertThat(jinhua.metresTo(jinhua)).isZero();
        assertThat(jinhua.metresTo(Point.parse("29.3065, 120.0750").orElseThrow())).isBetween(48_300, 49_000);
        assertThat(jinhua.metresTo(Point.parse("29.0889, 119.6474").orElseThrow())).isBetween(1_105, 1_120);
        assertThat(Point.parse("89.9, 0").orElseThrow().metresTo(Point.parse("89.9, 10").orElseThrow())).isLessThan(4_000);
    }
}
