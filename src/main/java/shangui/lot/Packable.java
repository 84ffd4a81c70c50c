package shangui.lot;

/** A pack that a lot may be made of. */
public record Packable(long skuId, long productId, String name, String nameEn, String pack, String packEn) {}
