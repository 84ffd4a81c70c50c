package shangui.user;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Hashes passwords with argon2id. Each hash costs 19 MiB, so only a few are made at a time. */
@Singleton
class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_A_TIME = 4;

    private final Argon2Function argon2 =
        Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);
    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final String hashOfNobody = hash(generated());

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> argon2.hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult());
    }

    /** Takes as long for an account that does not exist. @param hash null for none */
    boolean matches(String password, String hash) {
        boolean same = inTurn(() -> argon2.check(password, hash == null ? hashOfNobody : hash));
        return same && hash != null;
    }

    /** A password nobody guesses. */
    String generated() {
        byte[] bytes = new byte[15];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
