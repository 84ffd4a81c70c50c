package shangui.order;

import java.util.List;

/** An order with everything that belongs to it, lines by position, the rest as it came. */
public record OrderView(Order order, List<OrderLine> lines, List<OrderLineLot> lots, List<OrderReturn> returns, List<OrderEvent> events) {

    public List<OrderLineLot> lotsOf(OrderLine line) {
        return lots.stream().filter(lot -> lot.orderLineId() == line.id()).toList();
    }

    public List<OrderReturn> returnsOf(OrderLineLot lot) {
        return returns.stream().filter(back -> back.orderLineLotId() == lot.id()).toList();
    }
}
