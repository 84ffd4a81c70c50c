package shangui.product;

/** Kinds of goods; a contract may set a rate for one (rule 3), and a requirement may hold for one. */
public enum Category {
    MUSHROOM, TEA, HONEY, OIL, GRAIN, DRIED, NUTS, FRUIT, VEGETABLE, EGGS, MEAT, PASTRY, SUGAR, LIQUOR, HERB, POULTRY, GIFT_BOX;

    /** What its goods look like, as long as nobody said it of one. */
    public Drawing drawing() {
        return switch (this) {
            case MUSHROOM -> Drawing.MUSHROOMS;
            case TEA -> Drawing.TEA;
            case HONEY -> Drawing.HONEY;
            case OIL -> Drawing.CAMELLIA_OIL;
            case GRAIN -> Drawing.RICE;
            case DRIED -> Drawing.DRIED_GOODS;
            case NUTS -> Drawing.NUTS;
            case FRUIT -> Drawing.FRUIT;
            case VEGETABLE -> Drawing.VEGETABLES;
            case EGGS -> Drawing.EGGS;
            case MEAT -> Drawing.HAM;
            case PASTRY -> Drawing.PASTRY;
            case SUGAR -> Drawing.BROWN_SUGAR;
            case LIQUOR -> Drawing.LIQUOR;
            case HERB -> Drawing.HERBS;
            case POULTRY -> Drawing.CHICKEN;
            case GIFT_BOX -> Drawing.GIFT_BOX;
        };
    }

    /**
     * Whether each of its lots carries a 承诺达标合格证: fresh vegetables and mushrooms, fruit, tea leaves, eggs, live poultry
     * (农业农村部令2025年第4号, in force since 2026-02-01).
     */
    public boolean certified(boolean fresh) {
        return switch (this) {
            case EGGS, POULTRY -> true;
            case VEGETABLE, MUSHROOM, FRUIT, TEA -> fresh;
            case HONEY, OIL, GRAIN, DRIED, NUTS, MEAT, PASTRY, SUGAR, LIQUOR, HERB, GIFT_BOX -> false;
        };
    }
}
