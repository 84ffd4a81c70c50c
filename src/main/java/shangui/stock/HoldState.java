package shangui.stock;

/** A hold is {@code OPEN} until it is taken, has run out or is cancelled; once. */
public enum HoldState { OPEN, TAKEN, EXPIRED, CANCELLED }
