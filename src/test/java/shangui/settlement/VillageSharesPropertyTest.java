package shangui.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import shangui.money.Money;

/** Villages' parts over any run of months (rule 21): no fen is paid twice and none is lost. */
class VillageSharesPropertyTest {

    private static final List<Long> VILLAGES = List.of(11L, 12L, 13L);

    /** A line, or an entry: of a lot of the first {@code villages} villages; of none where that is 0. */
    record Item(boolean line, int villages, long netFen, long payableFen) {

        VillageShares.LotVillages lot() {
            return new VillageShares.LotVillages(VILLAGES.subList(0, villages), List.of(1L, 2L, 3L).subList(0, villages));
        }
    }

    @Property
    void rule21PartsAddUpToWhatTheMonthComesToAndWhatIsCarriedReturnsTheMonthAfter(@ForAll("months") @Size(max = 6) List<List<Item>> months) {
        Map<Long, Money> carried = new HashMap<>();
        Money owed = Money.ZERO;
        Money due = Money.ZERO;
        for (List<Item> month : months) {
            List<VillagePart> parts = parts(month, carried);
            Money payable = month.stream().map(item -> Money.ofFen(item.payableFen)).reduce(Money.ZERO, Money::plus);
            assertThat(Money.sum(parts, VillagePart::partFen)).isEqualTo(payable);
            assertThat(Money.sum(parts, VillagePart::carriedInFen)).isEqualTo(Money.sum(carried.values()));
            assertThat(parts).allSatisfy(part -> assertThat(part.dueFen().isNegative()).isFalse());
            owed = owed.plus(payable);
            due = due.plus(Money.sum(parts, VillagePart::dueFen));
            carried = new HashMap<>();
            for (VillagePart part : parts) {
                carried.put(part.villageId(), part.carriedOutFen());
            }
            assertThat(due.plus(Money.sum(carried.values()))).isEqualTo(owed);
        }
    }

    @Property
    void rule21NoVillageIsGivenMoreThanItMayClaim(@ForAll("month") List<Item> month) {
        assertThat(parts(month, Map.of())).allSatisfy(part ->
            assertThat(part.dueFen()).isLessThanOrEqualTo(part.partFen().max(Money.ZERO)));
    }

    private static List<VillagePart> parts(List<Item> month, Map<Long, Money> carried) {
        VillageShares shares = new VillageShares(VILLAGES);
        month.stream().filter(Item::line).forEach(item -> shares.addLine(item.lot(), Money.ofFen(item.netFen), Money.ofFen(item.payableFen)));
        month.stream().filter(item -> !item.line).forEach(item -> {
            if (item.villages == 0) {
                shares.addEntry(Money.ofFen(item.payableFen));
            } else {
                shares.addEntryOfLot(item.lot(), Money.ofFen(item.payableFen));
            }
        });
        shares.carryIn(carried);
        return shares.parts();
    }

    @Provide
    Arbitrary<List<List<Item>>> months() {
        return month().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Item>> month() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.integers().between(0, 3), Arbitraries.longs().between(-5_000, 20_000),
            Arbitraries.longs().between(-5_000, 20_000)).as(Item::new).list().ofMaxSize(8);
    }
}
