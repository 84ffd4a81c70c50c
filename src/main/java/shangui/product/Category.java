package shangui.product;

/** Kinds of goods; a contract may set a rate for one (rule 3), and a requirement may hold for one. */
public enum Category {
    MUSHROOM, TEA, HONEY, OIL, GRAIN, DRIED, NUTS, FRUIT, VEGETABLE, EGGS, MEAT, PASTRY, SUGAR, LIQUOR, HERB, POULTRY, GIFT_BOX;

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
