package shangui.rights;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * A code sent to a phone. Once it is confirmed its page shows what is kept under that number, to the browser that asked and to nobody
 * else, until it ends.
 *
 * @param tries wrong ones so far
 */
record PhoneCode(long id, String phone, String device, byte[] codeHash, int tries, Instant endsAt, @Nullable Instant confirmedAt) {

    static final int MOST_TRIES = 5;

    boolean confirmed() {
        return confirmedAt != null;
    }

    boolean tooManyTries() {
        return tries >= MOST_TRIES;
    }
}
