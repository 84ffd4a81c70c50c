package shangui.sale;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.money.Money;
import shangui.order.Order;
import shangui.order.OrderReturn.Fate;

import shangui.stock.Basis;
import shangui.stock.LotQuantity;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.Trade;
import shangui.testing.World;

/** What is booked when goods leave a counter and when they come back (rules 3, 5, 6, 7, 8, 13). */
@ShopTest
class SaleServiceTest {

    @Inject World world;
    @Inject Trade trade;
    @Inject SaleRepository sales;
    @Inject Sql sql;
    @Inject TestClock clock;

    @BeforeEach
    void now() {
        clock.set(TestClock.START);
    }

    @Test
    void rule3TakesCommissionAndEachFeeOncePerOrderLineRoundsEachByItselfAndSharesThemOverLots() {
        long first = onShelf(world.concessionCounter, world.mushroom, 10);
        long second = onShelf(world.concessionCounter, world.mushroom, 10);

        Order order = trade.sell(world.concessionCounter, world.mushroom, List.of(new LotQuantity(first, 1), new LotQuantity(second, 2)), "10.55");

        List<Sale> lines = sales.findByOrder(order.id());
        assertThat(lines).extracting(sale -> sale.figures().grossFen()).containsExactly(yuan("10.55"), yuan("21.10"));
        // 12 % of 31.65 is 3.798, 2 % is 0.633: 3.80 and 0.63 on the line, never 1.27 + 2.53 on its lots
        assertThat(lines).extracting(sale -> sale.figures().commissionFen()).containsExactly(yuan("1.27"), yuan("2.53"));
        assertThat(lines).extracting(sale -> sale.figures().feesFen()).containsExactly(yuan("0.21"), yuan("0.42"));
        assertThat(lines).extracting(sale -> sale.figures().payableFen()).containsExactly(yuan("9.07"), yuan("18.15"));
        assertThat(lines).extracting(Sale::basis).containsOnly(Basis.SCANNED);
    }

    @Test
    void rule3ARateOfAProductComesBeforeItsCategorysAndThatBeforeTheContracts() {
        assertThat(soldAt(world.concessionCounter, world.tea)).isEqualTo(1500);
        assertThat(soldAt(world.concessionCounter, world.honey)).isEqualTo(1200);
        long product = sql.number("SELECT product_id FROM sku WHERE id = ?", world.tea);
        world.deals.rateOfProduct(world.concession, product, 900, LocalDate.parse("2026-11-24"));
        assertThat(soldAt(world.concessionCounter, world.tea)).isEqualTo(1500);
        clock.setInJinhua("2026-11-24T09:00");
        assertThat(soldAt(world.concessionCounter, world.tea)).isEqualTo(900);
    }

    @Test
    void rule3TheRateOfTheAccountingDateIsFrozenOnTheLine() {
        long lot = onShelf(world.concessionCounter, world.oil, 5);
        world.deals.rate(world.concession, 2000, LocalDate.parse("2026-12-01"));
        Order before = trade.sell(world.concessionCounter, world.oil, lot, 1, "58.00");
        clock.setInJinhua("2026-12-01T00:00");
        Order after = trade.sell(world.concessionCounter, world.oil, lot, 1, "58.00");
        trade.bringBack(before, 1, Fate.RESTOCK);
        assertThat(sales.findByOrder(before.id())).extracting(Sale::commissionBp).containsExactly(1200, 1200);
        assertThat(sales.findByOrder(after.id())).extracting(Sale::commissionBp).containsExactly(2000);
        world.deals.rate(world.concession, 1200, LocalDate.parse("2026-12-02"));
    }

    @Test
    void rule8ConsignmentPaysQuantityTimesSettlementPriceWhateverTheSupermarketTook() {
        long lot = onShelf(world.consignmentCounter, world.mushroom, 5);
        Order order = trade.sell(world.consignmentCounter, world.mushroom, lot, 2, "39.90");
        Sale sale = sales.findByOrder(order.id()).getFirst();
        assertThat(sale.settlementPriceFen()).isEqualTo(yuan("36.00"));
        assertThat(sale.figures().payableFen()).isEqualTo(yuan("72.00"));
        assertThat(sale.figures().netFen()).isEqualTo(yuan("79.80"));
        assertThat(sale.figures().commissionFen()).isEqualTo(Money.ZERO);
    }

    @Test
    void rule8PurchaseOwesNothingAtSaleAndYetItIsGoodsSold() {
        long lot = onShelf(world.purchaseCounter, world.honey, 5);
        Order order = trade.sell(world.purchaseCounter, world.honey, lot, 1, "78.00");
        Figures figures = sales.findByOrder(order.id()).getFirst().figures();
        assertThat(List.of(figures.mode(), figures.netFen(), figures.payableFen())).containsExactly(Mode.PURCHASE, yuan("78.00"), Money.ZERO);
    }

    @Test
    void rule13SingleReturnsGiveBackExactlyTheWhole() {
        long lot = onShelf(world.concessionCounter, world.honey, 3);
        Order order = trade.sell(world.concessionCounter, world.honey, lot, 3, "33.33");
        for (int i = 0; i < 3; i++) {
            trade.bringBack(order, 1, Fate.RESTOCK);
        }
        List<Sale> lines = sales.findByOrder(order.id());
        assertThat(lines).hasSize(4);
        assertThat(lines.subList(1, 4)).allSatisfy(back -> {
            assertThat(back.kind()).isEqualTo(Sale.Kind.RETURNED);
            assertThat(back.originSaleId()).isEqualTo(lines.getFirst().id());
        });
        assertThat(Money.sum(lines, sale -> sale.figures().payableFen())).isEqualTo(Money.ZERO);
        assertThat(Money.sum(lines, sale -> sale.figures().commissionFen())).isEqualTo(Money.ZERO);
        // 12 % of 99.99 is 12.00 (11.9988): 4.00 each
        assertThat(lines.get(1).figures().commissionFen()).isEqualTo(yuan("-4.00"));
    }

    @Test
    void rule7AReturnStaysWithTheContractTheGoodsWereSoldUnder() {
        long contract = world.deals.contract("联营-R7", world.supermarket, world.supplier, Mode.CONCESSION, LossBearer.SUPPLIER, World.OPENING);
        long counter = world.counter(world.firstStore, world.pairing, contract, "换合同的柜", "Counter of two contracts");
        world.deals.list(counter, world.honey, yuan("78.00"));
        long lot = onShelf(counter, world.honey, 1);
        Order order = trade.sell(counter, world.honey, lot, 1, "78.00");
        clock.setInJinhua("2026-11-25T09:00");
        world.deals.cover(world.consignment, counter, LocalDate.parse("2026-11-25"));
        trade.bringBack(order, 1, Fate.RESTOCK);
        assertThat(sales.findByOrder(order.id())).extracting(Sale::contractId).containsExactly(contract, contract);
        assertThat(sales.findByOrder(order.id())).extracting(sale -> sale.figures().mode()).containsOnly(Mode.CONCESSION);
    }

    @Test
    void listsALineSoldUnderATermThatIsOver() {
        long contract = world.deals.contract("联营-过期", world.supermarket, world.supplier, Mode.CONCESSION, LossBearer.SUPPLIER, World.OPENING);
        world.deals.rate(contract, 800, World.OPENING);
        long counter = world.counter(world.firstStore, world.pairing, contract, "过期的柜", "Expired counter");
        long lot = onShelf(counter, world.honey, 1);
        world.deals.endTerms(contract, LocalDate.parse("2026-11-20"));
        Sale sale = sales.findByOrder(trade.sell(counter, world.honey, lot, 1, "78.00").id()).getFirst();
        assertThat(sale.listed()).isEqualTo(Sale.Listed.LAST_TERM);
        assertThat(sale.commissionBp()).isEqualTo(800);
    }

    @Test
    void rollupsAreTheSumOfTheLines() {
        Map<String, Object> ledger = sql.row("SELECT SUM(quantity) AS quantity, SUM(net_fen) AS net, SUM(payable_fen) AS payable, COUNT(*) AS n FROM sale");
        Map<String, Object> rollup = sql.row("SELECT SUM(quantity) AS quantity, SUM(net_fen) AS net, SUM(payable_fen) AS payable, SUM(line_count) AS n FROM sale_rollup");
        assertThat(rollup.toString()).isEqualTo(ledger.toString());
    }

    private int soldAt(long counter, long sku) {
        long lot = onShelf(counter, sku, 1);
        return sales.findByOrder(trade.sell(counter, sku, lot, 1, "50.00").id()).getFirst().commissionBp();
    }

    private long onShelf(long counter, long sku, int quantity) {
        long lot = world.lot(sku);
        world.goods.receive(counter, lot, quantity);
        return lot;
    }

    private static Money yuan(String amount) {
        return Money.of(amount);
    }
}
