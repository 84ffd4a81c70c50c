package shangui.storefront;

/**
 * Finds a text with mistakes in it inside others. All of a row of the table of edit distances is worked out at once, a bit for
 * each sign: Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003), searching.
 */
final class Misspelt {

    /** More mistakes than were allowed. */
    static final int NOT = Integer.MAX_VALUE;

    private static final int ASCII = 128;

    private final String typed;
    private final long[] places = new long[ASCII];

    /** @param typed at most 64 signs */
    Misspelt(String typed) {
        this.typed = typed;
        for (char sign = 0; sign < ASCII; sign++) {
            places[sign] = searched(sign);
        }
    }

    /** The fewest signs to change, leave out, put in or swap with their neighbour for it to be some part of the text. */
    int distance(String text, int most) {
        long last = 1L << typed.length() - 1;
        long more = -1;
        long fewer = 0;
        long diagonal = 0;
        long before = 0;
        int distance = typed.length();
        int least = distance;
        for (int i = 0; i < text.length() && least > 0; i++) {
            long here = text.charAt(i) < ASCII ? places[text.charAt(i)] : searched(text.charAt(i));
            long swapped = (~diagonal & here) << 1 & before;
            diagonal = (here & more) + more ^ more | here | fewer | swapped;
            long up = fewer | ~(diagonal | more);
            long down = diagonal & more;
            distance += (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
            least = Math.min(least, distance);
            more = down << 1 | ~(diagonal | up << 1);
            fewer = up << 1 & diagonal;
            before = here;
        }
        return least > most ? NOT : least;
    }

    /** A bit for each place where the typed has the sign. */
    private long searched(char sign) {
        long at = 0;
        for (int i = 0; i < typed.length(); i++) {
            at |= typed.charAt(i) == sign ? 1L << i : 0;
        }
        return at;
    }
}
