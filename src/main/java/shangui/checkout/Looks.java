package shangui.checkout;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import shangui.picture.PictureKind;
import shangui.picture.ShownPicture;
import shangui.product.Product;
import shangui.stock.Document;
import shangui.town.Town;
import shangui.web.Assets;

/** What goods and places look like to shoppers: the pictures there are of them, or our drawing while there are none. */
@Singleton
public class Looks {

    private final Shelf shelf;
    private final Assets assets;

    Looks(Shelf shelf, Assets assets) {
        this.shelf = shelf;
        this.assets = assets;
    }

    /** @param smallUrl for a card; @param width of the other, in pixels */
    public record Picture(String url, String smallUrl, int width, int height, PictureKind kind) {}

    /** For a card. */
    public String card(Product product) {
        return of(shelf.pictures(product), product.drawn().source(), 300).getFirst().smallUrl();
    }

    /** At least one. A picture of this lot is one of the goods as soon as a lot on hand was packed after it was taken in. */
    public List<Picture> of(Product product) {
        LocalDate newest = shelf.newestLot(product).orElse(LocalDate.MIN);
        return of(shelf.pictures(product).stream().map(shown -> newest.isAfter(LocalDate.ofInstant(shown.shownAt(), Document.ZONE)) ? shown.ofAnyLot() : shown).toList(),
            product.drawn().source(), 300);
    }

    /** At least one. */
    public List<Picture> of(Town town) {
        return of(shelf.pictures(town), town.drawing(), 267);
    }

    /** @param height of the drawing, 400 pixels wide */
    private List<Picture> of(List<ShownPicture> shown, String drawing, int height) {
        return shown.isEmpty() ? List.of(new Picture(assets.url(drawing), assets.url(drawing), 400, height, PictureKind.DRAWING))
            : shown.stream().map(one -> new Picture(one.url(), one.smallUrl(), one.width(), one.height(), one.kind())).toList();
    }
}
