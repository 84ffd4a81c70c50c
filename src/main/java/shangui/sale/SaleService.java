package shangui.sale;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.contract.ContractService;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.contract.Terms;
import shangui.db.Ids;
import shangui.money.Money;
import shangui.order.OrderHandedOver;
import shangui.order.OrderLine;
import shangui.order.OrderLineLot;
import shangui.order.OrderReturned;
import shangui.pairing.MonthService;
import shangui.product.Category;

/** Books what leaves counters and what comes back to them, in the transaction in which it happens (rules 3, 5, 6, 7, 8, 13). */
@Singleton
class SaleService {

    private final MonthService months;
    private final ContractService contracts;
    private final SaleRepository sales;
    private final Ids ids;
    private final Clock clock;

    SaleService(MonthService months, ContractService contracts, SaleRepository sales, Ids ids, Clock clock) {
        this.months = months;
        this.contracts = contracts;
        this.sales = sales;
        this.ids = ids;
        this.clock = clock;
    }

    /** Goods left the counter: this, and not payment, is the sale. */
    @EventListener
    void recognise(OrderHandedOver handedOver) {
        var document = handedOver.document();
        LocalDate month = months.statementMonth(handedOver.order().pairingId(), document.accountingDate());
        Terms terms = termsOf(handedOver);
        Map<Long, List<OrderLineLot>> lots = handedOver.lots().stream()
            .collect(Collectors.groupingBy(OrderLineLot::orderLineId, LinkedHashMap::new, Collectors.toList()));
        Map<Long, Category> categories = lots.isEmpty() ? Map.of()
            : sales.categories(handedOver.lines().stream().map(OrderLine::productId).distinct().toList());
        List<Sale> recognised = handedOver.lines().stream()
            .filter(line -> lots.containsKey(line.id()))
            .flatMap(line -> recognise(handedOver, line, lots.get(line.id()), terms, categories.get(line.productId()), month).stream())
            .toList();
        if (!recognised.isEmpty()) {
            sales.add(recognised);
        }
    }

    /** Goods came back: the line they left with is reversed, whatever the contract says today. */
    @EventListener
    void reverse(OrderReturned returned) {
        var document = returned.document();
        LocalDate month = months.statementMonth(returned.order().pairingId(), document.accountingDate());
        OrderLineLot lot = returned.lot();
        Sale sold = sales.findSold(lot.id()).orElseThrow(() -> new IllegalStateException("No sale line for order line lot " + lot.id()));
        Figures back = sold.figures().returned(lot.returned() - returned.orderReturn().quantity(), lot.returned());
        sales.add(List.of(new Sale(ids.next(), sold.pairingId(), sold.counterId(), sold.contractId(), sold.termId(), Sale.Kind.RETURNED,
            sold.orderId(), sold.orderLineId(), sold.orderLineLotId(), returned.orderReturn().id(), sold.id(), sold.lotId(), sold.skuId(),
            sold.productId(), sold.commissionRateId(), sold.commissionBp(), sold.settlementPriceFen(), back, sold.basis(), sold.source(), null,
            document.happenedAt(), clock.instant(), document.accountingDate(), month)));
    }

    private Terms termsOf(OrderHandedOver handedOver) {
        long counterId = handedOver.order().counterId();
        return contracts.termsOn(counterId, handedOver.document().accountingDate(), handedOver.lines().stream().map(OrderLine::skuId).distinct().toList())
            .orElseThrow(() -> new IllegalStateException("Counter " + counterId + " was never under a contract"));
    }

    private List<Sale> recognise(OrderHandedOver handedOver, OrderLine line, List<OrderLineLot> lots, Terms terms, Category category, LocalDate month) {
        Mode mode = terms.mode();
        Rate commission = mode == Mode.CONCESSION ? terms.commission(line.productId(), category).orElse(null) : null;
        Money agreed = mode == Mode.CONSIGNMENT ? terms.settlementPrices().get(line.skuId()) : null;
        Money price = mode == Mode.CONSIGNMENT && agreed == null ? Money.ZERO : agreed;
        List<Figures> figures = new Recognition(mode, commission, terms.percentageFees(line.productId(), category), price)
            .figures(new Recognition.Line(line.presentGrossFen(), line.presentDiscountFen(), lots.stream().map(OrderLineLot::quantity).toList()));
        Instant now = clock.instant();
        List<Sale> recognised = new ArrayList<>();
        for (int i = 0; i < lots.size(); i++) {
            OrderLineLot lot = lots.get(i);
            recognised.add(new Sale(ids.next(), handedOver.order().pairingId(), handedOver.order().counterId(), terms.contract().id(), terms.term().id(),
                Sale.Kind.SOLD, handedOver.order().id(), line.id(), lot.id(), null, null, lot.lotId(), line.skuId(), line.productId(),
                commission == null ? null : commission.id(), commission == null ? 0 : commission.rateBp(), price, figures.get(i), lot.basis(),
                handedOver.source(), listed(terms, mode == Mode.CONSIGNMENT && agreed == null), handedOver.document().happenedAt(), now,
                handedOver.document().accountingDate(), month));
        }
        return recognised;
    }

    private static Sale.Listed listed(Terms terms, boolean noPrice) {
        return noPrice ? Sale.Listed.NO_PRICE : terms.last() ? Sale.Listed.LAST_TERM : null;
    }
}
