package shangui.order;

/** Where an order was placed. */
public enum Channel { ONLINE, TILL }
