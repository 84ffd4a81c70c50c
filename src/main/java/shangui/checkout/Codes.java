package shangui.checkout;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import shangui.stock.Document;

/** Numbers to say aloud and tokens nobody guesses. */
@Singleton
class Codes {

    private static final int TOKEN_BYTES = 16;
    private static final int MILLION = 1_000_000;
    private static final int HUNDRED_MILLION = 100_000_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Codes(Clock clock) {
        this.clock = clock;
    }

    /** 22 characters, 128 bits. */
    String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The day and six digits. */
    String number() {
        return LocalDate.ofInstant(clock.instant(), Document.ZONE).format(DAY) + digits(MILLION);
    }

    String pickupCode() {
        return digits(HUNDRED_MILLION);
    }

    /** All of the same length. */
    private String digits(int bound) {
        return Integer.toString(bound + random.nextInt(bound)).substring(1);
    }
}
