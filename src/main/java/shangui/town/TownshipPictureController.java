package shangui.town;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import shangui.picture.PictureDesk;
import shangui.picture.PictureDesk.NewPicture;
import shangui.picture.PictureDesk.NoFields;
import shangui.picture.Pictured;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;

/** What a township looks like: its own officers show it. */
@BothDoors
@Controller
@Secured("TOWNSHIP")
class TownshipPictureController {

    private final PictureDesk pictures;
    private final TownRepository towns;

    TownshipPictureController(PictureDesk pictures, TownRepository towns) {
        this.pictures = pictures;
        this.towns = towns;
    }

    @Get(uris = {"/township/pictures", "/api/v1/township/pictures"})
    HttpResponse<?> pictures(HttpRequest<?> request, Account me) {
        return pictures.show(request, own(me));
    }

    @Post(uris = {"/township/pictures", "/api/v1/township/pictures"})
    HttpResponse<?> createPicture(HttpRequest<?> request, Account me, Form<NewPicture> form) {
        return pictures.create(request, me, own(me), form);
    }

    @Post(uris = {"/township/pictures/{showId}/first-place", "/api/v1/township/pictures/{showId}/first-place"})
    HttpResponse<?> createPictureFirstPlace(HttpRequest<?> request, Account me, long showId, Form<NoFields> form) {
        return pictures.createFirstPlace(request, own(me), showId, form);
    }

    @Post(uris = {"/township/pictures/{showId}/removal", "/api/v1/township/pictures/{showId}/removal"})
    HttpResponse<?> createPictureRemoval(HttpRequest<?> request, Account me, long showId, Form<NoFields> form) {
        return pictures.createRemoval(request, me, own(me), showId, form);
    }

    private Pictured own(Account me) {
        return towns.findById(me.reach()).orElseThrow(NotFound::new).pictured("/township", "/township", "layout.nav.today", () -> towns.lock(me.reach()));
    }
}
