package shangui.licence;

/** A product a licence may name. */
public record NamedProduct(long id, String name, String nameEn) {

    /** As a history keeps it. */
    String inBoth() {
        return "{" + name + "|" + nameEn + "}";
    }
}
