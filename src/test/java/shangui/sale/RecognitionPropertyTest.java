package shangui.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static shangui.sale.NaiveCalculator.part;
import static shangui.sale.NaiveCalculator.percent;
import static shangui.sale.NaiveCalculator.share;
import static shangui.sale.NaiveCalculator.sum;
import static shangui.sale.NaiveCalculator.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.money.Money;

/** What a sale line says, against a calculator that shares no code with it (rules 2, 3, 8, 13). */
class RecognitionPropertyTest {

    /** An order line as it left its counter. */
    record Sold(Mode mode, long priceFen, long discountFen, List<Integer> quantities, int commissionBp, List<Integer> feeBps, long settlementPriceFen) {

        int quantity() {
            return quantities.stream().mapToInt(Integer::intValue).sum();
        }

        List<Figures> figures() {
            Rate commission = rate(1, null, commissionBp);
            List<Rate> fees = IntStream.range(0, feeBps.size()).mapToObj(i -> rate(10 + i, 100L + i, feeBps.get(i))).toList();
            return new Recognition(mode, commission, fees, mode == Mode.CONSIGNMENT ? Money.ofFen(settlementPriceFen) : null)
                .figures(new Recognition.Line(Money.ofFen(priceFen * quantity()), Money.ofFen(discountFen), quantities));
        }

        private static Rate rate(long id, Long feeId, int bp) {
            return new Rate(id, 1, feeId, null, null, bp, "第4条", LocalDate.of(2026, 1, 1), null);
        }
    }

    @Property
    void rule3SharesOfALineAddUpToTheLine(@ForAll("sold") Sold sold) {
        List<Figures> figures = sold.figures();
        BigDecimal gross = yuan(sold.priceFen).multiply(BigDecimal.valueOf(sold.quantity()));
        BigDecimal net = gross.subtract(yuan(sold.discountFen));
        BigDecimal settlement = yuan(sold.settlementPriceFen).multiply(BigDecimal.valueOf(sold.quantity()));
        assertThat(total(figures, Figures::grossFen)).isEqualTo(gross);
        assertThat(total(figures, Figures::discountFen)).isEqualTo(yuan(sold.discountFen));
        assertThat(total(figures, Figures::netFen)).isEqualTo(net);
        BigDecimal commission = sold.mode == Mode.CONCESSION ? percent(net, sold.commissionBp) : yuan(0);
        assertThat(total(figures, Figures::commissionFen)).isEqualTo(commission);
        BigDecimal fees = yuan(0);
        for (int i = 0; sold.mode != Mode.PURCHASE && i < sold.feeBps.size(); i++) {
            int fee = i;
            BigDecimal expected = percent(sold.mode == Mode.CONCESSION ? net : settlement, sold.feeBps.get(i));
            assertThat(total(figures, lot -> lot.fees().get(fee).feeFen())).isEqualTo(expected);
            fees = fees.add(expected);
        }
        assertThat(total(figures, Figures::payableFen)).isEqualTo(switch (sold.mode) {
            case CONCESSION -> net.subtract(commission).subtract(fees);
            case CONSIGNMENT -> settlement.subtract(fees);
            case PURCHASE -> yuan(0);
        });
    }

    @Property
    void rule3SharesFallOnLotsAsTheNaiveCalculatorSharesThem(@ForAll("sold") Sold sold) {
        List<Figures> figures = sold.figures();
        BigDecimal net = yuan(sold.priceFen).multiply(BigDecimal.valueOf(sold.quantity())).subtract(yuan(sold.discountFen));
        assertThat(each(figures, Figures::discountFen)).isEqualTo(share(yuan(sold.discountFen), sold.quantities));
        if (sold.mode == Mode.CONCESSION) {
            assertThat(each(figures, Figures::commissionFen)).isEqualTo(share(percent(net, sold.commissionBp), sold.quantities));
        }
    }

    @Property
    void rule8TheTownsPartAndWhatIsTakenMakeUpTheNetOnEveryLotsLine(@ForAll("sold") Sold sold) {
        assertThat(sold.figures()).allSatisfy(lot -> {
            switch (lot.mode()) {
                case CONCESSION -> assertThat(lot.payableFen().plus(lot.commissionFen()).plus(lot.feesFen())).isEqualTo(lot.netFen());
                case CONSIGNMENT -> assertThat(lot.payableFen().plus(lot.feesFen())).isEqualTo(lot.settlementFen());
                case PURCHASE -> assertThat(lot.payableFen()).isEqualTo(Money.ZERO);
            }
        });
    }

    @Property
    void rule13SingleReturnsGiveBackExactlyTheWhole(@ForAll("sold") Sold sold) {
        for (Figures lot : sold.figures()) {
            List<Figures> back = IntStream.range(0, lot.quantity()).mapToObj(i -> lot.returned(i, i + 1)).toList();
            assertThat(back.stream().mapToInt(Figures::quantity).sum()).isEqualTo(-lot.quantity());
            for (Function<Figures, Money> figure : figuresOf(lot)) {
                assertThat(Money.sum(back, figure)).isEqualTo(figure.apply(lot).negate());
            }
        }
    }

    @Property
    void rule13AfterKOfNTheNaiveCalculatorsPartHasComeBack(@ForAll("sold") Sold sold, @ForAll("steps") List<Integer> steps) {
        Figures lot = sold.figures().getFirst();
        List<Figures> back = new ArrayList<>();
        int before = 0;
        for (int step : steps) {
            int after = Math.min(lot.quantity(), before + step);
            if (after > before) {
                back.add(lot.returned(before, after));
            }
            before = after;
        }
        assertThat(total(back, Figures::grossFen)).isEqualTo(part(yuan(lot.grossFen().fen()), before, lot.quantity()).negate());
        assertThat(total(back, Figures::commissionFen)).isEqualTo(part(yuan(lot.commissionFen().fen()), before, lot.quantity()).negate());
        assertThat(total(back, Figures::discountFen)).isEqualTo(part(yuan(lot.discountFen().fen()), before, lot.quantity()).negate());
        for (int i = 0; i < lot.fees().size(); i++) {
            int fee = i;
            assertThat(total(back, one -> one.fees().get(fee).feeFen()))
                .isEqualTo(part(yuan(lot.fees().get(fee).feeFen().fen()), before, lot.quantity()).negate());
        }
        assertThat(back).allSatisfy(one -> assertThat(one.netFen()).isEqualTo(one.grossFen().minus(one.discountFen())));
    }

    @Provide
    Arbitrary<Sold> sold() {
        return Combinators.combine(Arbitraries.of(Mode.class), Arbitraries.longs().between(1, 200_000), Arbitraries.longs().between(0, 10_000),
                Arbitraries.integers().between(1, 30).list().ofMinSize(1).ofMaxSize(6), Arbitraries.integers().between(0, 4_000),
                Arbitraries.integers().between(0, 1_000).list().ofMaxSize(3), Arbitraries.longs().between(1, 200_000))
            .as((mode, price, part, quantities, commission, fees, settlement) -> new Sold(mode, price,
                price * quantities.stream().mapToInt(Integer::intValue).sum() * part / 10_000, quantities, commission, fees, settlement));
    }

    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers().between(1, 5).list().ofMaxSize(8);
    }

    private static List<Function<Figures, Money>> figuresOf(Figures lot) {
        List<Function<Figures, Money>> figures = new ArrayList<>(List.of(Figures::grossFen, Figures::discountFen, Figures::netFen,
            Figures::commissionFen, Figures::settlementFen, Figures::feesFen, Figures::payableFen));
        IntStream.range(0, lot.fees().size()).forEach(i -> figures.add(one -> one.fees().get(i).feeFen()));
        return figures;
    }

    private static List<BigDecimal> each(List<Figures> figures, Function<Figures, Money> figure) {
        return figures.stream().map(one -> yuan(figure.apply(one).fen())).toList();
    }

    private static BigDecimal total(List<Figures> figures, Function<Figures, Money> figure) {
        return sum(each(figures, figure));
    }
}
