package shangui.web;

/**
 * Asks why a thing of the registry is to be taken away, which only what nothing refers to can be.
 *
 * @param path     what takes it away lies below
 * @param page     whether it has a page of its own there
 * @param listPath where it is listed, under that name
 */
@Template("base/removal")
public record RemovalPage(String name, String nameEn, String path, boolean page, String listPath, String listKey) implements Page {

    /** Of a thing with a page of its own. */
    public RemovalPage(String name, String nameEn, String path, String listPath, String listKey) {
        this(name, nameEn, path, true, listPath, listKey);
    }
}
