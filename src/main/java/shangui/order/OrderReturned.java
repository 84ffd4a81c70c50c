package shangui.order;

import shangui.stock.Document;

/** Packs came back; the lot is as after counting them. Published inside the transaction that makes it true. */
public record OrderReturned(Order order, OrderLine line, OrderLineLot lot, OrderReturn orderReturn, Document document) {}
