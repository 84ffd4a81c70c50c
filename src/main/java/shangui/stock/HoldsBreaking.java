package shangui.stock;

import java.util.List;

/** A fact is about to take packs kept for these orders: whoever owns them locks them now, by id, before the levels are locked. */
public record HoldsBreaking(List<Long> orderIds) {}
