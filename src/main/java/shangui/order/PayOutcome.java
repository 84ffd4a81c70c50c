package shangui.order;

import java.util.List;

/**
 * What a payment came to, order by order. For those that came too late a {@link RefundDue} was published.
 *
 * @param paid    their packs are kept until the pick-up deadline
 * @param tooLate cancelled before, or expired and sold to others since
 */
public record PayOutcome(List<Order> paid, List<Order> tooLate) {}
