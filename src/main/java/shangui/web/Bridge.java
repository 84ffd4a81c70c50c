package shangui.web;

import java.util.ArrayList;
import java.util.List;
import shangui.money.Money;

/**
 * How one amount becomes another, step by step, each with where its bar stands; `#bridge($bridge 'caption.key')` shows it.
 *
 * <pre>
 * Bridge.from(text, href, sold).change(text, note, href, commission.negate()).total(text, payable)
 * </pre>
 *
 * Texts are in the reader's language; note and href may be null.
 */
public final class Bridge {

    /** The length of the longest bar, so that a bar's place and width are whole numbers. */
    private static final int SCALE = 1000;
    private static final int LEAST_WIDTH = 3;

    /**
     * One row: the amount is shown without its sign, which stands before the text.
     *
     * @param from where its bar begins, of 1000
     * @param width how long it is, of 1000
     */
    public record Step(String sign, String text, String note, String href, Money amount, boolean total, boolean minus, long from, long width) {
    }

    private record Move(String text, String note, String href, Money change, Money before, Money after, boolean total) {
    }

    private final List<Move> moves = new ArrayList<>();
    private Money reached = Money.ZERO;

    private Bridge() {
    }

    public static Bridge from(String text, String href, Money amount) {
        return from(text, null, href, amount);
    }

    public static Bridge from(String text, String note, String href, Money amount) {
        var bridge = new Bridge();
        bridge.reached = amount;
        bridge.moves.add(new Move(text, note, href, amount, Money.ZERO, amount, true));
        return bridge;
    }

    /** What is added, or taken away where it is negative. */
    public Bridge change(String text, String note, String href, Money change) {
        var after = reached.plus(change);
        moves.add(new Move(text, note, href, change, reached, after, false));
        reached = after;
        return this;
    }

    /**
     * What it comes to so far.
     *
     * @throws IllegalStateException if the steps come to something else: then the page must not be shown
     */
    public Bridge total(String text, Money amount) {
        if (!reached.equals(amount)) {
            throw new IllegalStateException("The steps come to " + reached + ", not " + amount);
        }
        moves.add(new Move(text, null, null, amount, Money.ZERO, amount, true));
        return this;
    }

    public List<Step> getSteps() {
        long low = moves.stream().mapToLong(move -> Math.min(move.after().fen(), 0)).min().orElse(0);
        long high = moves.stream().mapToLong(move -> Math.max(move.after().fen(), 0)).max().orElse(0);
        return moves.stream().map(move -> step(move, low, Math.max(high - low, 1))).toList();
    }

    private Step step(Move move, long low, long range) {
        long begin = Math.min(move.before().fen(), move.after().fen()) - low;
        long length = Math.abs(move.change().fen());
        long width = length == 0 ? 0 : Math.max(scaled(length, range), LEAST_WIDTH);
        boolean minus = move.change().isNegative();
        return new Step(sign(move, minus), move.text(), move.note(), move.href(), shown(move), move.total(), minus,
            Math.min(scaled(begin, range), SCALE - width), width);
    }

    private String sign(Move move, boolean minus) {
        if (move.total()) {
            return move == moves.getFirst() ? "" : "=";
        }
        return minus ? "−" : "+";
    }

    private static Money shown(Move move) {
        return move.total() || !move.change().isNegative() ? move.change() : move.change().negate();
    }

    private static long scaled(long fen, long range) {
        return Math.multiplyExact(fen, (long) SCALE) / range;
    }
}
