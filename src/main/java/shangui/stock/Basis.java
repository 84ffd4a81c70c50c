package shangui.stock;

/** Whether a lot was read from the pack or assumed, first expired first. */
public enum Basis { SCANNED, ASSUMED }
