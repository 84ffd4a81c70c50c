package shangui.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import shangui.money.Money;
import shangui.settlement.Settlement;
import shangui.statement.ClosingOutcome;
import shangui.statement.PaymentOutcome;
import shangui.statement.SettlementService;
import shangui.statement.StatementIssue;
import shangui.statement.StatementService;

/** What becomes of a month that is over: its partner town issues it, the township confirms, supermarkets pay, suppliers say it came. */
@Singleton
class SampleMonths {

    private final StatementService statements;
    private final SettlementService settlements;

    SampleMonths(StatementService statements, SettlementService settlements) {
        this.statements = statements;
        this.settlements = settlements;
    }

    /** Accounts of those who do it, as far as there are; {@code finance} by supermarket. */
    record Desk(@Nullable Long partner, @Nullable Long township, @Nullable Long supplier, Map<Long, Long> finance) {}

    /** On the first of the month after. @param now whatever is over by then is issued, if need be as soon as it was */
    void plan(Twin twin, Desk desk, LocalDate month, Instant now) {
        Dice dice = Dice.about("month", twin.letters(), month);
        LocalDate next = month.plusMonths(1);
        boolean newest = next.equals(SampleWorld.dayOf(now).withDayOfMonth(1));
        if (newest || dice.percent(80)) {
            Instant closes = SampleWorld.at(next.plusDays(dice.between(1, 3)), LocalTime.of(dice.between(9, 16), dice.between(0, 59)));
            twin.agenda().plan(newest && closes.isAfter(now) ? SampleWorld.at(next, LocalTime.MIN) : closes, () -> close(twin, desk, month));
        }
        Instant confirms = SampleWorld.at(next.plusDays(dice.between(6, 9)), LocalTime.of(dice.between(9, 16), dice.between(0, 59)));
        if (desk.township != null && (!newest || dice.percent(60))) {
            twin.agenda().plan(confirms, () -> confirm(twin, desk, month));
        }
        twin.agenda().plan(SampleWorld.at(next.plusDays(6), LocalTime.of(8, 0)), () -> settlements.of(twin.pairing().id(), month)
            .forEach(settlement -> plan(twin, desk, settlement)));
    }

    private void close(Twin twin, Desk desk, LocalDate month) {
        var outcome = statements.close(twin.pairing().id(), month, desk.partner);
        if (!(outcome instanceof ClosingOutcome.Done)) {
            throw new IllegalStateException("A sample month was not issued: " + outcome);
        }
    }

    private void confirm(Twin twin, Desk desk, LocalDate month) {
        StatementIssue issue = statements.standing(twin.pairing().id(), month).orElseThrow();
        if (!(statements.confirm(issue, desk.township) instanceof ClosingOutcome.Done)) {
            throw new IllegalStateException("A sample month was not confirmed: " + issue.number());
        }
    }

    /** Most are paid some days before they are due, a few in two parts, one supermarket is late. */
    private void plan(Twin twin, Desk desk, Settlement settlement) {
        Dice dice = Dice.about("settlement", settlement.party().contractNumber(), settlement.month());
        if (!settlement.payableFen().isPositive()) {
            return;
        }
        long finance = desk.finance.get(settlement.party().supermarketId());
        LocalDate paidOn = dice.percent(8) ? settlement.dueOn().plusDays(dice.between(3, 12)) : settlement.dueOn().minusDays(dice.between(0, 16));
        Money first = dice.percent(15) ? settlement.payableFen().fraction(60, 100) : settlement.payableFen();
        twin.agenda().plan(SampleWorld.at(paidOn, LocalTime.of(10, dice.between(0, 59))), () -> pay(twin, desk, settlement, first, finance, 1));
        if (!first.equals(settlement.payableFen())) {
            twin.agenda().plan(SampleWorld.at(paidOn.plusDays(4), LocalTime.of(15, dice.between(0, 59))),
                () -> pay(twin, desk, settlement, settlement.payableFen().minus(first), finance, 2));
        }
    }

    private void pay(Twin twin, Desk desk, Settlement settlement, Money amount, long finance, int part) {
        LocalDate paidOn = SampleWorld.dayOf(twin.agenda().now());
        var outcome = settlements.pay(settlement, amount, paidOn, "SAMPLE-%s-%d".formatted(settlement.month(), part), finance);
        if (!(outcome instanceof PaymentOutcome.Recorded(var payment))) {
            throw new IllegalStateException("A sample settlement was not paid: " + outcome);
        }
        twin.agenda().plan(SampleWorld.at(paidOn.plusDays(part), LocalTime.of(9, 30)),
            () -> settlements.acknowledge(settlement, payment.id(), desk.supplier));
    }
}
