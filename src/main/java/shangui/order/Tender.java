package shangui.order;

/** How an order is paid: before it is collected, or at the supermarket's till. */
public enum Tender { ONLINE, TILL }
