package shangui.product;

import java.util.Locale;

/** Our own drawings of goods, 4:3, which stand for them while nobody has uploaded a photograph. */
public enum Drawing {
    BAMBOO_SHOOTS, BAYBERRY, BROWN_SUGAR, CAMELLIA_OIL, CHESTNUTS, CHICKEN, CORN, DRIED_GOODS, EGGS, FIG, FLAT_PEACH, FRUIT, GIFT_BOX, HAM, HERBS,
    HONEY, KIWI, LIQUOR, LOQUAT, LOTUS_SEEDS, MUSHROOMS, NOODLES, NUTS, PASTRY, PEACH, PEANUTS, PEAR, PERSIMMON, PERSIMMON_DRIED, RICE,
    SHIITAKE_DRIED, SHIITAKE_FLOWER, SHIITAKE_FRESH, STARCH, SWEET_POTATO, SWEET_POTATO_MINI, TEA, TEA_TIN, TOFU_SKIN, TORREYA_NUTS, VEGETABLES,
    VERMICELLI, WATER_BAMBOO, WATERMELON, ZONGZI_LEAVES;

    /** Its source in the frontend. */
    public String source() {
        return "drawings/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
    }
}
