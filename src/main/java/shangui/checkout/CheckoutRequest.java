package shangui.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import shangui.counter.Store;
import shangui.money.Money;
import shangui.order.NewLine;
import shangui.order.Tender;

/**
 * What a shopper wants placed.
 *
 * @param key   repeats carry the same, with the same hash
 * @param remember whether the phone is to stand in the form next time
 * @param lines    with the price the shopper saw
 */
public record CheckoutRequest(String device, String key, byte[] hash, Store store, PickupWindow window, String phone, boolean remember, Tender tender, String language,
                       List<Line> lines) {

    public record Line(long counterId, NewLine line) {}

    /** The lines of each counter, in counter order. */
    SequencedMap<Long, List<NewLine>> byCounter() {
        var counters = new TreeMap<Long, List<NewLine>>();
        lines.forEach(line -> counters.computeIfAbsent(line.counterId, any -> new ArrayList<>()).add(line.line));
        return counters;
    }

    Money total() {
        return Money.sum(lines, line -> line.line.unitPriceFen().times(line.line.quantity()));
    }
}
