package shangui.counter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** A point on the earth, in millionths of a degree (WGS 84, as phones tell it). */
public record Point(int latitudeE6, int longitudeE6) {

    private static final Pattern WRITTEN = Pattern.compile("\\s*(-?[0-9]{1,2}(?:\\.[0-9]{1,20})?)\\s*[,，]\\s*(-?[0-9]{1,3}(?:\\.[0-9]{1,20})?)\\s*");
    private static final int E6 = 1_000_000;
    private static final int METRES_A_DEGREE = 111_320;
    /** Radians of a degree, in 10⁻¹². */
    private static final long RADIANS_A_DEGREE_E12 = 17_453_292_520L;

    public Point {
        if (Math.abs(latitudeE6) > 90 * E6 || Math.abs(longitudeE6) > 180 * E6) {
            throw new IllegalArgumentException("no point on the earth: " + latitudeE6 + ", " + longitudeE6);
        }
    }

    /** {@code 29.0789, 119.6474}: latitude first, as maps write it; empty where it is no such thing. */
    public static Optional<Point> parse(String text) {
        var written = WRITTEN.matcher(text);
        return written.matches() ? of(e6(written.group(1)), e6(written.group(2))) : Optional.empty();
    }

    private static Optional<Point> of(int latitudeE6, int longitudeE6) {
        return Math.abs(latitudeE6) > 90 * E6 || Math.abs(longitudeE6) > 180 * E6 ? Optional.empty() : Optional.of(new Point(latitudeE6, longitudeE6));
    }

    private static int e6(String degrees) {
        return new BigDecimal(degrees).movePointRight(6).setScale(0, RoundingMode.HALF_UP).intValue();
    }

    /** As the crow flies; within a country right to a few in a thousand. */
    public int metresTo(Point other) {
        long north = (long) (latitudeE6 - other.latitudeE6) * METRES_A_DEGREE / E6;
        long east = (long) (longitudeE6 - other.longitudeE6) * METRES_A_DEGREE / E6 * cosineE6((latitudeE6 + other.latitudeE6) / 2) / E6;
        return BigInteger.valueOf(north * north + east * east).sqrt().intValueExact();
    }

    /** 1 − x²/2 + x⁴/24 − x⁶/720: places come closer together towards the poles. */
    private static long cosineE6(long latitudeE6) {
        long x = latitudeE6 * RADIANS_A_DEGREE_E12 / 1_000_000_000_000L;
        long square = x * x / E6;
        long fourth = square * square / E6;
        return E6 - square / 2 + fourth / 24 - fourth * square / E6 / 720;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return degrees(latitudeE6) + ", " + degrees(longitudeE6);
    }

    private static String degrees(int e6) {
        return BigDecimal.valueOf(e6, 6).stripTrailingZeros().toPlainString();
    }
}
