package shangui.notice;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import shangui.checkout.BasketService;
import shangui.checkout.Shelf;
import shangui.phone.Phone;
import shangui.phone.Privacy;
import shangui.phone.Sms;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.ClientAddress;
import shangui.web.Device;
import shangui.web.Form;
import shangui.web.Language;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** 到货提醒: on a sold-out pack in the chosen store, one message when it is back. Not there where no messages are sent. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class StockNoticeController {

    private final StockNotices notices;
    private final BasketService baskets;
    private final Shelf shelf;
    private final Sms sms;
    private final ClientAddress address;
    private final Device device;
    private final Pages pages;
    private final Writes writes;

    StockNoticeController(StockNotices notices, BasketService baskets, Shelf shelf, Sms sms, ClientAddress address, Device device, Pages pages, Writes writes) {
        this.notices = notices;
        this.baskets = baskets;
        this.shelf = shelf;
        this.sms = sms;
        this.address = address;
        this.device = device;
        this.pages = pages;
        this.writes = writes;
    }

    @Get(uris = {"/products/{skuId}/notices/new", "/api/v1/products/{skuId}/notices/new"})
    HttpResponse<?> make(HttpRequest<?> request, long skuId) {
        return pages.show(request, page(request, skuId));
    }

    @Post(uris = {"/products/{skuId}/notices", "/api/v1/products/{skuId}/notices"})
    HttpResponse<?> create(HttpRequest<?> request, long skuId, Form<NoticeForm> form) {
        var page = page(request, skuId);
        return writes.once(request, form, typed -> page, notice -> ask(request, page, notice));
    }

    private Answer ask(HttpRequest<?> request, NoticePage page, NoticeForm notice) {
        if (device.of(request) == null) {
            return Answer.refused(422, "checkout.basket.noCookie");
        }
        if (notice.privacyVersion != Privacy.VERSION) {
            return Answer.refused(422, "phone.otherVersion");
        }
        var store = shelf.store(notice.storeId);
        if (store.isEmpty()) {
            return Answer.refused(422, "checkout.storeGone");
        }
        if (shelf.offersOf(notice.storeId, page.skuId).isEmpty()) {
            return Answer.refused(422, "storefront.notHere");
        }
        if (shelf.offersOf(notice.storeId, page.skuId).stream().anyMatch(offer -> offer.free() > 0)) {
            return Answer.refused(422, "notice.isThere");
        }
        String phone = Phone.digits(notice.phone);
        return notices.ask(notice.storeId, page.skuId, phone, device.of(request), address.of(request), english(request) ? "en" : "zh")
            ? Answer.done("/products/" + page.skuId, new Noted(page.skuId, notice.storeId)).created().saying("notice.noted")
            : Answer.refused(429, "notice.tooMany");
    }

    private NoticePage page(HttpRequest<?> request, long skuId) {
        var named = shelf.named(skuId).filter(any -> sms.sendsNotices()).orElseThrow(NotFound::new);
        var store = baskets.store(request).filter(chosen -> !shelf.offersOf(chosen.id(), skuId).isEmpty());
        boolean english = english(request);
        return new NoticePage(skuId, named.name(english) + " " + named.pack(english), store.map(chosen -> chosen.id()).orElse(null),
            store.map(chosen -> english ? chosen.nameEn() : chosen.name()).orElse(null), Privacy.VERSION);
    }

    private static boolean english(HttpRequest<?> request) {
        return Language.of(request) == Language.EN;
    }

    /** @param storeId the chosen one, null where none is or it does not offer this, and then one is to be chosen first */
    @Template("notice/new")
    public record NoticePage(long skuId, String goods, Long storeId, String store, int privacyVersion) implements Page {}

    public record Noted(long skuId, long storeId) {}

    @Introspected
    record NoticeForm(long storeId, int privacyVersion,
                      @NotBlank(message = "{checkout.phoneNeeded}") @Size(max = 30) @Pattern(regexp = Phone.TYPED, message = "{checkout.phoneWrong}") String phone) {}
}
