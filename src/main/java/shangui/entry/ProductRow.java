package shangui.entry;


/** What a pack sold and earned in a month. */
public record ProductRow(long skuId, String name, String nameEn, String pack, String packEn, Sums sums) {}
