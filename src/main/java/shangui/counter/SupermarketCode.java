package shangui.counter;

import io.micronaut.core.annotation.Introspected;

/** A supermarket's own code for a pack, looked up whole. */
@Introspected
public record SupermarketCode(String code, long skuId, String barcode, String name, String nameEn, String pack, String packEn) {}
