package shangui.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import shangui.demo.Outlet.Stand;
import shangui.money.Money;
import shangui.product.Category;
import shangui.stock.ShelfReader;
import shangui.stock.ShelfRow;

/** What shoppers want on a day, and what of it is there. */
@Singleton
class SampleDemand {

    /** In per cent, Monday to Sunday. */
    private static final List<Integer> WEEK = List.of(80, 80, 85, 90, 110, 150, 135);
    private static final int MOST_LINES = 4;
    private static final int HUNDRED = 100;

    private final ShelfReader shelf;
    private final List<Festival> festivals = SampleTable.rows("festivals").stream().map(Festival::of).toList();

    SampleDemand(ShelfReader shelf) {
        this.shelf = shelf;
    }

    private record Festival(LocalDate first, LocalDate last, int ordersPercent, int giftsPercent) {

        static final Festival NONE = new Festival(LocalDate.MIN, LocalDate.MAX, HUNDRED, HUNDRED);

        static Festival of(CSVRecord row) {
            return new Festival(LocalDate.parse(row.get("first")), LocalDate.parse(row.get("last")), SampleTable.number(row, "orders_percent"),
                SampleTable.number(row, "gifts_percent"));
        }
    }

    /**
     * An offer that can be bought.
     *
     * @param lotCode of the lot that leaves first, of which {@code ofLot} are free
     * @param marked  the lot, where it is marked down and so an offer of its own; else null
     */
    record Choice(Pack pack, int free, Money price, String lotCode, int ofLot, @Nullable Long marked) {

        private static Choice of(Pack pack, ShelfRow row) {
            Money markdown = row.level().markdownFen();
            return new Choice(pack, row.level().free(), markdown == null ? row.priceFen() : markdown, row.lotCode(), row.level().free(),
                markdown == null ? null : row.level().lotId());
        }

        private Choice with(Choice next) {
            return new Choice(pack, free + next.free, price, lotCode, ofLot, marked);
        }
    }

    /** A choice that was made. */
    record Wish(Choice choice, int quantity) {}

    /** Orders at a stand in a hundred days such as this one. */
    int pace(Stand stand, LocalDate day) {
        return stand.pace() * WEEK.get(day.getDayOfWeek().getValue() - 1) / HUNDRED * festival(day).ordersPercent / HUNDRED;
    }

    /** What stands there on a day and may still be sold on another. */
    List<Choice> choices(Stand stand, LocalDate sellableOn) {
        record Offer(long skuId, Long marked) {}
        Map<Offer, Choice> offers = new LinkedHashMap<>();
        for (ShelfRow row : shelf.onHand(stand.counter().id())) {
            if (row.level().free() > 0 && row.level().sellableOn(sellableOn) && !row.withheld()) {
                stand.packs().stream().filter(pack -> pack.sku().id() == row.level().skuId()).map(pack -> Choice.of(pack, row)).forEach(choice ->
                    offers.merge(new Offer(row.level().skuId(), choice.marked), choice, Choice::with));
            }
        }
        return List.copyOf(offers.values());
    }

    /** What somebody takes of what there is: seldom more than two kinds, seldom more than one of each; nothing where nothing is. */
    List<Wish> wishes(Dice dice, List<Choice> choices, LocalDate day) {
        var left = new ArrayList<>(choices);
        var wishes = new ArrayList<Wish>();
        int lines = dice.one(List.of(1, 1, 1, 1, 1, 2, 2, 2, 3, MOST_LINES));
        while (wishes.size() < lines && !left.isEmpty()) {
            Choice choice = dice.one(left, candidate -> liking(candidate, day));
            left.remove(choice);
            wishes.add(new Wish(choice, Math.min(choice.free, dice.one(choice.pack.shortLived() ? List.of(1, 1, 1, 2, 2, 3) : List.of(1, 1, 1, 1, 1, 2)))));
        }
        return wishes;
    }

    /** What is marked down is taken twice as gladly. */
    private int liking(Choice choice, LocalDate day) {
        boolean gift = choice.pack.product().category() == Category.GIFT_BOX;
        return choice.pack.likingOn(day) * (gift ? festival(day).giftsPercent : HUNDRED) * (choice.marked == null ? 1 : 2);
    }

    private Festival festival(LocalDate day) {
        return festivals.stream().filter(one -> !day.isBefore(one.first) && !day.isAfter(one.last)).findFirst().orElse(Festival.NONE);
    }
}
