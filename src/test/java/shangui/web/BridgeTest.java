package shangui.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import shangui.money.Money;

class BridgeTest {

    @Test
    void eachBarBeginsWhereTheLastOneEnded() {
        var bridge = Bridge.from("sold", null, Money.of("1000.00"))
            .change("commission", null, null, Money.of("-150.00"))
            .change("made good", null, null, Money.of("50.00"))
            .total("payable", Money.of("900.00"));

        assertThat(bridge.getSteps()).extracting(Bridge.Step::sign, Bridge.Step::amount, Bridge.Step::from, Bridge.Step::width).containsExactly(
            tuple("", Money.of("1000.00"), 0L, 1000L),
            tuple("−", Money.of("150.00"), 850L, 150L),
            tuple("+", Money.of("50.00"), 850L, 50L),
            tuple("=", Money.of("900.00"), 0L, 900L));
    }

    @Test
    void aSumThatDoesNotAddUpIsNotShown() {
        var bridge = Bridge.from("sold", null, Money.of("10.00")).change("fee", null, null, Money.of("-1.00"));

        assertThatThrownBy(() -> bridge.total("payable", Money.of("9.01"))).hasMessage("The steps come to 9.00, not 9.01");
    }

    @Test
    void whatFallsBelowNothingStandsLeftOfIt() {
        var steps = Bridge.from("sold", null, Money.of("50.00")).change("carried", null, null, Money.of("-100.00")).total("payable", Money.of("-50.00")).getSteps();

        assertThat(steps).extracting(Bridge.Step::from, Bridge.Step::width).containsExactly(tuple(500L, 500L), tuple(0L, 1000L), tuple(0L, 500L));
        assertThat(steps.getLast().amount()).isEqualTo(Money.of("-50.00"));
    }

    @Test
    void aMonthWithoutSalesHasNoBars() {
        var steps = Bridge.from("sold", null, Money.ZERO).total("payable", Money.ZERO).getSteps();

        assertThat(steps).extracting(Bridge.Step::width).containsExactly(0L, 0L);
    }

    @Test
    void theSmallestStepIsStillSeen() {
        var steps = Bridge.from("sold", null, Money.of("100000.00")).change("fee", null, null, Money.of("-0.01")).getSteps();

        assertThat(steps.getLast().width()).isEqualTo(3);
        assertThat(steps.getLast().from() + steps.getLast().width()).isLessThanOrEqualTo(1000);
    }
}
