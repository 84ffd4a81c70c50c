package shangui.statement;

import shangui.settlement.MonthFigures;
import shangui.settlement.Settlement;
import shangui.settlement.SettlementRepository;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.db.Ids;
import shangui.money.Money;
import shangui.order.Order;
import shangui.order.OrderReturn.Fate;
import shangui.product.Category;
import shangui.product.Sku;
import shangui.stock.LotQuantity;
import shangui.testing.Race;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.Trade;
import shangui.testing.World;

/** What closing a month comes to (rules 6, 8, 9, 10, 11, 21), each rule in a pairing of its own. */
@ShopTest
class StatementServiceTest {

    private static final LocalDate NOVEMBER = LocalDate.parse("2026-11-01");
    private static final LocalDate DECEMBER = LocalDate.parse("2026-12-01");
    private static final long PARTNER = 7;

    @Inject World world;
    @Inject Trade trade;
    @Inject StatementService statements;
    @Inject StatementFigures figures;
    @Inject SettlementRepository settlements;
    @Inject SettlementService payments;
    @Inject IssueRepository issues;
    @Inject MonthEnd monthEnd;
    @Inject Ids ids;
    @Inject Sql sql;
    @Inject TestClock clock;

    private World.Twin twin;
    private long pairing;
    private long sku;

    @BeforeEach
    void aPairingOfItsOwn() {
        clock.set(TestClock.START);
        twin = world.twin();
        pairing = twin.pairing();
        sku = world.sku(world.product(twin.mountainTown(), "试品", "Trial goods", Category.DRIED, 365, 30), "1袋", Sku.Measure.PIECE, 1, "100.00");
    }

    @Test
    void rule8TheWorkedExampleComesTo8134() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        world.deals.rate(contract, 1500, World.OPENING);
        world.deals.fee(contract, "物流费", "Logistics", 200, World.OPENING);
        long counter = counter(contract);
        long lot = shelf(counter, 100);
        Order order = trade.sell(counter, sku, lot, 100, "100.00");
        trade.bringBack(order, 2, Fate.RESTOCK);

        assertThat(payable(closeNovember())).isEqualTo(yuan("8134.00"));
        assertThat(steps(contract)).containsExactly("SOLD 10000.00", "RETURNED -200.00", "NET 9800.00", "COMMISSION -1470.00", "FEE -196.00");
    }

    @Test
    void rule8ATierTakesTheDifferenceOfTheNetWithinItsBandOnce() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        world.deals.tier(world.deals.rate(contract, 1500, World.OPENING), "50000.00", 1800);
        long counter = counter(contract);
        trade.sell(counter, sku, shelf(counter, 600), 600, "100.00");

        assertThat(payable(closeNovember())).isEqualTo(yuan("50700.00"));
        assertThat(steps(contract)).containsExactly("SOLD 60000.00", "NET 60000.00", "COMMISSION -9000.00", "TIER -300.00");
    }

    @Test
    void rule8FixedFeesAndTheGuaranteeCountOncePerSettlementAndTheGuaranteeRaisesWhatIsLeft() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        world.deals.rate(contract, 1000, World.OPENING);
        world.deals.fixedFee(contract, "陈列费", "Display", "50.00", World.OPENING);
        world.deals.guarantee(contract, yuan("500.00"));
        long counter = counter(contract);
        counter(contract);
        trade.sell(counter, sku, shelf(counter, 2), 2, "100.00");

        assertThat(payable(closeNovember())).isEqualTo(yuan("500.00"));
        assertThat(steps(contract)).containsExactly("SOLD 200.00", "NET 200.00", "COMMISSION -20.00", "FEE -50.00", "GUARANTEE 370.00");
    }

    @Test
    void rule8ALossTheStoreBearsIsPaidAtListingPriceLessCommissionAndFeesAndOneTheSupplierBearsCarriesNoMoney() {
        long store = contract(Mode.CONCESSION, LossBearer.STORE);
        world.deals.rate(store, 1200, World.OPENING);
        world.deals.fee(store, "物流费", "Logistics", 200, World.OPENING);
        long counter = counter(store);
        world.deals.list(counter, sku, yuan("33.33"));
        long lot = shelf(counter, 10);
        trade.writeOff(counter, lot, 1);
        long supplier = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        long other = counter(supplier);
        trade.writeOff(other, shelf(other, 1), 1);

        closeNovember();
        // 33.33 − 4.00 − 0.67
        assertThat(steps(store)).containsExactly("LOSS 28.66");
        assertThat(settlements.findByMonth(pairing, NOVEMBER)).hasSize(1);
    }

    @Test
    void rule8ACountsSurplusTakesBackWhatAnEarlierShortageBrought() {
        long contract = contract(Mode.CONSIGNMENT, LossBearer.STORE);
        world.deals.settlementPrice(contract, sku, yuan("70.00"), World.OPENING);
        long counter = counter(contract);
        long lot = shelf(counter, 10);
        clock.advance(Duration.ofMinutes(1));
        trade.count(counter, lot, 7);
        clock.advance(Duration.ofMinutes(1));
        trade.count(counter, lot, 9);
        assertThat(steps(contract, figures.draft(pairing, NOVEMBER))).containsExactly("LOSS 70.00");
        closeNovember();
    }

    @Test
    void rule8PurchaseIsPaidAtReceiptLessSendBackLessItsFeesAndNothingAtSaleOrLoss() {
        long contract = contract(Mode.PURCHASE, LossBearer.STORE);
        world.deals.fee(contract, "仓储费", "Storage", 150, World.OPENING);
        long counter = counter(contract);
        long lot = world.lot(sku);
        world.goods.receive(counter, lot, 10, yuan("61.11"));
        trade.sell(counter, sku, lot, 3, "99.00");
        trade.writeOff(counter, lot, 1);
        trade.sendBack(counter, lot, 2);

        closeNovember();
        // 1.5 % of 611.10 is 9.17 (9.1665), of 122.22 it is 1.83
        assertThat(steps(contract)).containsExactly("RECEIPT 611.10", "SEND_BACK -122.22", "FEE -7.34");
        assertThat(standing().soldFen()).isEqualTo(yuan("297.00"));
        assertThat(standing().payableFen()).isEqualTo(yuan("481.54"));
    }

    @Test
    void rule10ANegativeSettlementIsCarriedToTheSameContractsNextAndNeverNettedAgainstAnother() {
        long poor = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        world.deals.fixedFee(poor, "陈列费", "Display", "80.00", World.OPENING);
        long poorCounter = counter(poor);
        long rich = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        long richCounter = counter(rich);
        trade.sell(richCounter, sku, shelf(richCounter, 5), 5, "100.00");

        assertThat(payable(closeNovember())).isEqualTo(yuan("500.00"));
        assertThat(steps(poor)).containsExactly("FEE -80.00", "CARRY 80.00");

        clock.setInJinhua("2026-12-10T10:00");
        trade.sell(poorCounter, sku, shelf(poorCounter, 3), 3, "100.00");
        clock.setInJinhua("2027-01-02T10:00");
        assertThat(payable(statements.close(pairing, DECEMBER, PARTNER))).isEqualTo(yuan("140.00"));
        assertThat(steps(poor, figures.booked(pairing, DECEMBER))).containsExactly("SOLD 300.00", "NET 300.00", "COMMISSION 0.00", "FEE -80.00", "CARRY -80.00");
    }

    @Test
    void rule9WithdrawingAnswersEachClosingEntryAndTheNextVersionMakesThemAnew() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        world.deals.fixedFee(contract, "陈列费", "Display", "80.00", World.OPENING);
        long counter = counter(contract);
        long lot = shelf(counter, 2);
        StatementIssue first = issued(closeNovember());
        assertThat(statements.withdraw(first, PARTNER, "漏了一单")).isInstanceOf(ClosingOutcome.Done.class);
        trade.sell(counter, sku, List.of(new LotQuantity(lot, 2)), "100.00", LocalDate.parse("2026-11-30"));

        StatementIssue second = issued(closeNovember());
        assertThat(second.number()).endsWith("-202611-v2");
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(second.payableFen()).isEqualTo(yuan("120.00"));
        assertThat(steps(contract)).containsExactly("SOLD 200.00", "NET 200.00", "COMMISSION 0.00", "FEE -80.00");
        assertThat(issues.find(first.number()).orElseThrow().standing()).isFalse();
    }

    @Test
    void rule9OnlyTheNewestIssueIsWithdrawnAndNoneAfterConfirmation() {
        StatementIssue november = emptyMonthIssued();
        clock.setInJinhua("2027-01-02T10:00");
        statements.beginClosing(pairing, DECEMBER, 1);
        assertThat(statements.withdraw(november, PARTNER, "试试")).isEqualTo(new ClosingOutcome.Refused(ClosingOutcome.Why.NOT_NEWEST));
        statements.issue(pairing, DECEMBER, PARTNER);
        assertThat(statements.withdraw(november, PARTNER, "试试")).isEqualTo(new ClosingOutcome.Refused(ClosingOutcome.Why.NOT_NEWEST));
        assertThat(statements.confirm(november, PARTNER)).isInstanceOf(ClosingOutcome.Done.class);
        assertThat(statements.withdraw(november, PARTNER, "试试")).isEqualTo(new ClosingOutcome.Refused(ClosingOutcome.Why.CONFIRMED));
        assertThat(statements.confirm(november, PARTNER)).isEqualTo(new ClosingOutcome.Refused(ClosingOutcome.Why.CONFIRMED));
    }

    @Test
    void rule9AMonthIsClosedOnlyAfterItEndedAndAfterTheOnesBefore() {
        months(NOVEMBER, DECEMBER);
        assertThat(statements.close(pairing, NOVEMBER, PARTNER)).isEqualTo(new ClosingOutcome.Refused(ClosingOutcome.Why.NOT_ENDED));
        clock.setInJinhua("2027-01-02T10:00");
        assertThat(statements.close(pairing, DECEMBER, PARTNER)).isEqualTo(new ClosingOutcome.Refused(ClosingOutcome.Why.EARLIER_OPEN));
        assertThat(statements.close(pairing, NOVEMBER, PARTNER)).isInstanceOf(ClosingOutcome.Done.class);
        assertThat(statements.close(pairing, NOVEMBER, PARTNER)).isEqualTo(new ClosingOutcome.Refused(ClosingOutcome.Why.ALREADY_ISSUED));
        assertThat(statements.close(pairing, DECEMBER, PARTNER)).isInstanceOf(ClosingOutcome.Done.class);
    }

    @Test
    void rule9ACrashBetweenTheTwoStepsOfClosingIsMadeGoodAndLinesMeanwhileGoToTheNextMonth() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        long counter = counter(contract);
        long lot = shelf(counter, 5);
        trade.sell(counter, sku, lot, 1, "100.00");
        clock.setInJinhua("2026-12-01T00:00");
        statements.beginClosing(pairing, NOVEMBER, 1);
        trade.sell(counter, sku, List.of(new LotQuantity(lot, 1)), "100.00", LocalDate.parse("2026-11-30"));
        clock.setInJinhua("2026-12-06T02:00");
        monthEnd.closeDue();
        assertThat(standing().soldFen()).isEqualTo(yuan("100.00"));
        assertThat(figures.draft(pairing, DECEMBER).soldFen()).isEqualTo(yuan("100.00"));
    }

    @Test
    void rule9TheJobIssuesOnThe6thAtTwoAndAMonthInForceGetsAStatementEvenWhenEmpty() {
        clock.setInJinhua("2026-12-06T01:59");
        monthEnd.closeDue();
        assertThat(issues.findStanding(pairing, NOVEMBER)).isEmpty();
        clock.setInJinhua("2026-12-06T02:00");
        monthEnd.closeDue();
        StatementIssue issue = standing();
        assertThat(issue.accountId()).isNull();
        assertThat(issue.payableFen()).isEqualTo(Money.ZERO);
        monthEnd.closeDue();
        assertThat(issues.findByMonth(pairing, NOVEMBER)).hasSize(1);
    }

    @Test
    void rule9TwoClosingsAtOnceMakeOneIssue() {
        months(NOVEMBER);
        clock.setInJinhua("2026-12-02T10:00");
        List<ClosingOutcome> outcomes = Race.run(8, i -> () -> statements.close(pairing, NOVEMBER, PARTNER));
        assertThat(outcomes).filteredOn(ClosingOutcome.Done.class::isInstance).hasSize(1);
        assertThat(issues.findByMonth(pairing, NOVEMBER)).hasSize(1);
    }

    @Test
    void rule9ClosingWaitsForLinesBeingWrittenAndEveryLineIsInOneMonthOrTheNext() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        long counter = counter(contract);
        long lot = shelf(counter, 40);
        clock.setInJinhua("2026-12-02T10:00");
        List<Object> outcomes = Race.run(17, i -> () -> i == 8 ? statements.close(pairing, NOVEMBER, PARTNER)
            : trade.sell(counter, sku, List.of(new LotQuantity(lot, 1)), "100.00", LocalDate.parse("2026-11-30")));
        assertThat(outcomes).filteredOn(ClosingOutcome.Done.class::isInstance).hasSize(1);
        long inNovember = sql.number("SELECT COUNT(*) FROM sale WHERE pairing_id = ? AND statement_month = '2026-11-01'", pairing);
        long inDecember = sql.number("SELECT COUNT(*) FROM sale WHERE pairing_id = ? AND statement_month = '2026-12-01'", pairing);
        assertThat(inNovember + inDecember).isEqualTo(16);
        assertThat(standing().soldFen()).isEqualTo(yuan("100.00").times(inNovember));
        assertThat(sql.number("SELECT COUNT(*) FROM movement WHERE pairing_id = ? AND kind = 'SOLD' AND statement_month = '2026-11-01'", pairing))
            .isEqualTo(inNovember);
    }

    @Test
    void rule6ALineWhoseMonthIsIssuedGoesToTheEarliestOpenOne() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        long counter = counter(contract);
        long lot = shelf(counter, 5);
        closeNovember();
        Order late = trade.sell(counter, sku, List.of(new LotQuantity(lot, 1)), "100.00", LocalDate.parse("2026-11-30"));
        assertThat(sql.row("SELECT accounting_date, statement_month FROM sale WHERE order_id = ?", late.id()).values().toString())
            .isEqualTo("[2026-11-30, 2026-12-01]");
        assertThat(sql.text("SELECT MAX(statement_month) FROM movement WHERE document_id = ?", late.id())).isEqualTo("2026-12-01");
    }

    @Test
    void rule11OpeningAndEveryChangeComeToTheClosingAndThatOpensTheNextMonth() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        long counter = counter(contract);
        long lot = shelf(counter, 10);
        Order order = trade.sell(counter, sku, lot, 4, "100.00");
        trade.bringBack(order, 1, Fate.RESTOCK);
        trade.writeOff(counter, lot, 2);
        trade.sendBack(counter, lot, 1);
        closeNovember();
        assertThat(sql.row("SELECT opening, closing FROM statement_stock WHERE sku_id = ?", sku).values().toString()).isEqualTo("[0, 4]");
        clock.setInJinhua("2026-12-10T10:00");
        trade.sell(counter, sku, lot, 3, "100.00");
        clock.setInJinhua("2027-01-02T10:00");
        statements.close(pairing, DECEMBER, PARTNER);
        assertThat(sql.row("SELECT s.opening, s.closing FROM statement_stock s JOIN statement_issue i ON i.id = s.issue_id WHERE s.sku_id = ? AND i.month = '2026-12-01'", sku)
            .values().toString()).isEqualTo("[4, 1]");
    }

    @Test
    void rule21VillagesPartsAddUpAndOtherEntriesFollowTheirNets() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        world.deals.fixedFee(contract, "陈列费", "Display", "30.00", World.OPENING);
        long counter = counter(contract);
        long shared = world.goods.lot(sku, "2026-11-01", null, twin.villages().get(0), twin.villages().get(1), twin.villages().get(2));
        long single = world.goods.lot(sku, "2026-11-01", null, twin.villages().get(1));
        world.goods.receive(counter, shared, 1);
        world.goods.receive(counter, single, 1);
        trade.sell(counter, sku, shared, 1, "100.00");
        trade.sell(counter, sku, single, 1, "200.00");
        StatementIssue issue = issued(closeNovember());
        List<Map<String, Object>> parts = sql.rows("SELECT lines_fen, entries_fen, due_fen FROM village_part p JOIN village v ON v.id = p.village_id WHERE issue_id = ? ORDER BY v.code", issue.id());
        assertThat(parts.stream().map(row -> row.values().toString()))
            .containsExactly("[3334, -334, 3000]", "[23333, -2333, 21000]", "[3333, -333, 3000]");
    }

    @Test
    void rule21AnEntryThatNobodysNetCanBearIsCarriedUnsharedToTheNextMonth() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        world.deals.guarantee(contract, yuan("100.00"));
        long counter = counter(contract);
        StatementIssue november = issued(closeNovember());
        assertThat(november.payableFen()).isEqualTo(yuan("100.00"));
        assertThat(parts(november)).containsExactly("0: [0, 10000, 0, 0, 10000]");
        clock.setInJinhua("2026-12-10T10:00");
        trade.sell(counter, sku, shelf(counter, 3), 3, "100.00");
        clock.setInJinhua("2027-01-02T10:00");
        StatementIssue december = issued(statements.close(pairing, DECEMBER, PARTNER));
        assertThat(parts(december)).containsExactly(twin.villages().get(0) + ": [30000, 0, 10000, 40000, 0]");
    }

    @Test
    void paymentsComeInPartsAndNeverToMoreThanIsPayable() {
        long contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        long counter = counter(contract);
        trade.sell(counter, sku, shelf(counter, 1), 1, "100.00");
        closeNovember();
        Settlement settlement = settlements.findByMonth(pairing, NOVEMBER).getFirst();
        assertThat(settlement.dueOn()).isEqualTo(LocalDate.parse("2026-12-30"));
        LocalDate today = LocalDate.parse("2026-12-02");
        assertThat(payments.pay(settlement, yuan("60.00"), today, "T1", PARTNER)).isInstanceOf(PaymentOutcome.Recorded.class);
        assertThat(payments.pay(settlement, yuan("60.00"), today, "T2", PARTNER)).isEqualTo(new PaymentOutcome.TooMuch(yuan("40.00")));
        assertThat(payments.pay(settlement, yuan("40.00"), today, "T1", PARTNER)).isInstanceOf(PaymentOutcome.Twice.class);
        assertThat(payments.pay(settlement, yuan("40.00"), today.plusDays(1), "T3", PARTNER)).isInstanceOf(PaymentOutcome.InFuture.class);
        long payment = settlements.payments(List.of(settlement.id())).getFirst().id();
        assertThat(payments.acknowledge(settlement, payment, PARTNER)).isTrue();
        assertThat(payments.acknowledge(settlement, payment, PARTNER)).isFalse();
        assertThat(settlements.find(settlement.id()).orElseThrow().acknowledgedFen()).isEqualTo(yuan("60.00"));
    }

    private List<String> parts(StatementIssue issue) {
        return sql.rows("SELECT village_id, lines_fen, entries_fen, carried_in_fen, due_fen, carried_out_fen FROM village_part WHERE issue_id = ? ORDER BY village_id", issue.id())
            .stream().map(row -> row.values().toString().replaceFirst("^\\[(\\d+), ", "$1: [")).toList();
    }

    private StatementIssue emptyMonthIssued() {
        months(NOVEMBER, DECEMBER);
        return issued(closeNovember());
    }

    private void months(LocalDate... opened) {
        for (LocalDate month : opened) {
            sql.update("INSERT INTO pairing_month (pairing_id, month, state) VALUES (?, ?, 'OPEN')", pairing, month);
        }
    }

    private ClosingOutcome closeNovember() {
        clock.setInJinhua("2026-12-02T10:00");
        return statements.close(pairing, NOVEMBER, PARTNER);
    }

    private StatementIssue standing() {
        return issues.findStanding(pairing, NOVEMBER).orElseThrow();
    }

    private static StatementIssue issued(ClosingOutcome outcome) {
        assertThat(outcome).isInstanceOf(ClosingOutcome.Done.class);
        return ((ClosingOutcome.Done) outcome).issue();
    }

    private static Money payable(ClosingOutcome outcome) {
        return issued(outcome).payableFen();
    }

    private List<String> steps(long contract) {
        return steps(contract, figures.booked(pairing, NOVEMBER));
    }

    private static List<String> steps(long contract, MonthFigures figures) {
        return figures.settlements().stream().filter(settlement -> settlement.party().contractId() == contract)
            .flatMap(settlement -> settlement.steps().stream()).map(step -> step.kind() + " " + step.amountFen()).toList();
    }

    private long contract(Mode mode, LossBearer bearer) {
        return world.deals.contract("合同-" + ids.next(), world.supermarket, twin.supplier(), mode, bearer, World.OPENING);
    }

    private long counter(long contract) {
        long counter = world.counter(world.firstStore, pairing, contract, "试柜", "Trial counter");
        world.deals.list(counter, sku, yuan("100.00"));
        return counter;
    }

    private long shelf(long counter, int quantity) {
        long lot = world.lot(sku);
        world.goods.receive(counter, lot, quantity);
        return lot;
    }

    private static Money yuan(String amount) {
        return Money.of(amount);
    }
}
