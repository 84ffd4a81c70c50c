package shangui.board;

/** A fact was taken in. */
record FactTold(FactKind kind) {}
