package shangui.user;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import shangui.db.Statements;
import shangui.db.Transactions;
import shangui.db.TryCounts;

/**
 * How often a password may be tried. Each try is counted before the password is looked at, in the database: however many come at
 * once and to however many instances, no more are looked at than the limit says.
 *
 * <p>A stranger is counted by the name tried, whoever has it or has not, and by the address it is tried from. A browser that was
 * signed in as this account before is counted by itself alone: failing at a clerk's name on purpose keeps no clerk out.
 */
@Singleton
class SignInLimit {

    private enum Kind {
        /** One name, from wherever. */
        NAME(10, Duration.ofMinutes(15)),
        NAME_A_DAY(50, Duration.ofDays(1)),
        /** Whatever names, from one place; many people may sit behind it. */
        ADDRESS(100, Duration.ofMinutes(15)),
        /** One name, from a browser that knows it. */
        BROWSER(10, Duration.ofMinutes(15)),
        /** The present password, asked for again of who is signed in. */
        PASSWORD(10, Duration.ofMinutes(15));

        private final int most;
        private final Duration within;

        Kind(int most, Duration within) {
            this.most = most;
            this.within = within;
        }
    }

    private record Count(Kind kind, byte[] who) {

        static Count of(Kind kind, String who) {
            return new Count(kind, Tokens.hash(kind + " " + who));
        }
    }

    /** A try that was counted: given back if it was right. */
    record Try(List<byte[]> counts, boolean allowed) {
    }

    /** So many tries are counted at a time, and no more connections taken, however many come. */
    private static final int AT_A_TIME = 4;
    private static final int MOST_REMEMBERED = 20_000;

    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;
    private final TryCounts tries;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    /** Who was told to stop, and until when: asked before the database, which a flood of tries then never sees. */
    private final Map<ByteBuffer, Instant> stopped = new ConcurrentHashMap<>();

    SignInLimit(Statements statements, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
        this.tries = new TryCounts(statements, clock, "sign_in_try");
    }

    Try ofStranger(String username, String address) {
        return count(stranger(username, address));
    }

    /** Whether a stranger was told so already and needs not be counted again. */
    boolean isStopped(String username, String address) {
        return stranger(username, address).stream().map(count -> stopped.get(ByteBuffer.wrap(count.who))).anyMatch(until -> until != null && clock.instant().isBefore(until));
    }

    Try ofKnownBrowser(String username, String browser) {
        return count(List.of(Count.of(Kind.BROWSER, browser + " " + username)));
    }

    Try ofWhoIsSignedIn(Account account) {
        return count(List.of(Count.of(Kind.PASSWORD, Long.toString(account.id()))));
    }

    /** What was right was no guess. */
    void giveBack(Try right) {
        statements.update("UPDATE sign_in_try SET tries = tries - 1 WHERE tries > 0 AND who IN (" + Statements.places(right.counts.size()) + ")", right.counts);
    }

    int deleteOld() {
        return tries.deleteOld();
    }

    private static List<Count> stranger(String username, String address) {
        return List.of(Count.of(Kind.NAME, username), Count.of(Kind.NAME_A_DAY, username), Count.of(Kind.ADDRESS, address));
    }

    private Try count(List<Count> counts) {
        turns.acquireUninterruptibly();
        try {
            var counted = transactions.write(() -> tries.addOne(counts.stream().map(count -> new TryCounts.Count(count.who, count.kind.within)).toList()));
            List<Count> over = counts.stream().filter(count -> counted.get(ByteBuffer.wrap(count.who)).tries() > count.kind.most).toList();
            over.forEach(count -> stop(count.who, counted.get(ByteBuffer.wrap(count.who)).endsAt()));
            return new Try(counts.stream().map(Count::who).toList(), over.isEmpty());
        } finally {
            turns.release();
        }
    }

    private void stop(byte[] who, Instant until) {
        if (stopped.size() >= MOST_REMEMBERED) {
            stopped.values().removeIf(end -> !clock.instant().isBefore(end));
        }
        if (stopped.size() < MOST_REMEMBERED) {
            stopped.put(ByteBuffer.wrap(who), until);
        }
    }
}
