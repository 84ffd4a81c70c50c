package shangui.notice;

/** Goods somebody waits for are back. @param goods name and pack, @param store its name, both in that language */
public record BackInStock(String phone, String language, String goods, String store) {}
