package shangui.product;

/** Kinds of goods; a contract may set a rate for one (rule 3). */
public enum Category { MUSHROOM, TEA, HONEY, OIL, GRAIN, DRIED, NUTS, FRUIT, VEGETABLE, EGGS, MEAT, PASTRY, SUGAR, LIQUOR, GIFT_BOX }
