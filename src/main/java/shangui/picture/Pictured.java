package shangui.picture;

import java.util.List;

/**
 * A thing of the registry that has pictures.
 *
 * @param kind     with its id what its pictures and its history are kept under
 * @param path     of its page, without language; that of its pictures lies below
 * @param listPath where it is listed, under that name; its own page where it is the only one
 * @param drawing  the source in the frontend of the drawing that stands for it while it has none
 * @param kinds    what may be said of its pictures
 * @param lock     holds it until the transaction ends
 */
public record Pictured(String kind, long id, String name, String nameEn, String path, String listPath, String listKey, String drawing, List<PictureKind> kinds, Runnable lock) {

    /** The address of the page of its pictures. */
    public String picturesPath() {
        return path + "/pictures";
    }
}
