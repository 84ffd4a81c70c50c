package shangui.stock;

/** Why packs went unsold. */
public enum WriteOffReason { SPOILED, BROKEN, TASTING, EXPIRED, STOLEN, DISCARD, OTHER }
