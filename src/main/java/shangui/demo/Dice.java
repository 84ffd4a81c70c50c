package shangui.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/** Chance that falls the same way each time it is asked about the same thing. */
final class Dice {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int HUNDRED = 100;

    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** @param about names of the thing: a store, a day */
    static Dice about(Object... about) {
        long hash = FNV_OFFSET;
        for (Object name : about) {
            for (char c : (name + "|").toCharArray()) {
                hash = (hash ^ c) * FNV_PRIME;
            }
        }
        return new Dice(hash);
    }

    /** From the first to the last. */
    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    boolean percent(int chances) {
        return random.nextInt(HUNDRED) < chances;
    }

    boolean perMille(int chances) {
        return random.nextInt(HUNDRED * 10) < chances;
    }

    /** How often something happens that happens so often in a hundred such days. */
    int times(int inAHundredDays) {
        int tries = 4 + inAHundredDays / 25;
        int times = 0;
        for (int i = 0; i < tries; i++) {
            times += random.nextInt(HUNDRED * tries) < inAHundredDays ? 1 : 0;
        }
        return times;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** One of them, more often what weighs more; none weighs less than 0 and one more. */
    <T> T one(List<T> of, ToIntFunction<T> weight) {
        int left = random.nextInt(of.stream().mapToInt(weight).sum());
        for (T item : of) {
            left -= weight.applyAsInt(item);
            if (left < 0) {
                return item;
            }
        }
        throw new IllegalArgumentException("nothing weighs anything");
    }
}
