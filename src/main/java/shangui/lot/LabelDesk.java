package shangui.lot;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import shangui.user.Account;
import shangui.user.Role;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** Sheets of labels to print: a supplier's of its own lots, the office's of any. */
@Singleton
class LabelDesk {

    private static final int MOST = 500;

    private final Pages pages;
    private final Labels labels;
    private final LotReader reader;

    LabelDesk(Pages pages, Labels labels, LotReader reader) {
        this.pages = pages;
        this.labels = labels;
        this.reader = reader;
    }

    HttpResponse<?> show(HttpRequest<?> request, Account me, long lotId, int count) {
        LotRow row = reader.find(LotMaking.ownOrAny(me), lotId).orElseThrow(NotFound::new);
        return pages.show(request, new LabelsPage(me.is(Role.OFFICE) ? "/office/lots" : "/supplier/lots", row, labels.of(lotId, null), Math.clamp(count, 1, MOST)));
    }

    /** @param count how many of the label are on the sheets */
    @Template("lot/desk/labels")
    public record LabelsPage(String path, LotRow row, Label label, int count) implements Page {}
}
