package shangui.order;

import java.util.List;
import shangui.stock.Document;

/** Goods of an order left the counter. Published inside the transaction that makes it true. */
public record OrderHandedOver(Order order, List<OrderLine> lines, List<OrderLineLot> lots, Document document, Source source) {}
