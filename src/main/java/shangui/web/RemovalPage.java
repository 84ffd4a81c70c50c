package shangui.web;

/**
 * Asks why a thing of the registry is to be taken away, which only what nothing refers to can be.
 *
 * @param path     its page; what takes it away lies below it
 * @param listPath where it is listed, under that name
 */
@Template("base/removal")
public record RemovalPage(String name, String nameEn, String path, String listPath, String listKey) implements Page {
}
