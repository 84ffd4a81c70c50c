package shangui.stock;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import shangui.counter.Counter;
import shangui.counter.Reach;
import shangui.lot.Label;
import shangui.lot.Labels;
import shangui.money.Money;
import shangui.user.Account;
import shangui.user.Accounts;
import shangui.user.Role;
import shangui.web.Answer;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** Marking a lot down at one counter, and its label: a clerk at the counters of the store, the office at any. */
@Singleton
class MarkdownDesk {

    private static final int MOST_LABELS = 500;

    private final Pages pages;
    private final Writes writes;
    private final Reach reach;
    private final ShelfReader shelf;
    private final MarkdownService markdowns;
    private final Labels labels;
    private final Accounts accounts;

    MarkdownDesk(Pages pages, Writes writes, Reach reach, ShelfReader shelf, MarkdownService markdowns, Labels labels, Accounts accounts) {
        this.pages = pages;
        this.writes = writes;
        this.reach = reach;
        this.shelf = shelf;
        this.markdowns = markdowns;
        this.labels = labels;
        this.accounts = accounts;
    }

    HttpResponse<?> newMarkdown(HttpRequest<?> request, Account me, long counterId, long lotId) {
        return pages.show(request, page(me, counterId, lotId));
    }

    HttpResponse<?> create(HttpRequest<?> request, Account me, long counterId, long lotId, Form<MarkdownForm> form) {
        return writes.once(request, form, typed -> page(me, counterId, lotId), wanted -> {
            row(me, counterId, lotId);
            return answer(markdowns.mark(counterId, lotId, wanted.priceFen(), wanted.seen(), me.id(), wanted.reason()),
                Answer.done(path(me, counterId, lotId) + "/markdowns/new", wanted).created().saying("stock.markedNow", wanted.priceFen()));
        });
    }

    HttpResponse<?> end(HttpRequest<?> request, Account me, long counterId, long lotId, Form<EndForm> form) {
        return writes.once(request, form, typed -> page(me, counterId, lotId), wanted -> {
            row(me, counterId, lotId);
            return answer(markdowns.end(counterId, lotId, wanted.seen(), me.id(), wanted.because()),
                Answer.done(path(me, counterId, lotId) + "/markdowns/new", wanted).saying("stock.markdownEnded"));
        });
    }

    private static Answer answer(MarkOutcome outcome, Answer.Done done) {
        return switch (outcome) {
            case MarkOutcome.Done marked -> done;
            case MarkOutcome.Changed(var now) -> now == null ? Answer.refused(409, "stock.markdownGone") : Answer.refused(409, "stock.markdownChanged", now);
            case MarkOutcome.Unsellable unsellable -> Answer.refused(409, "stock.markdownUnsellable");
            case MarkOutcome.NotListed unlisted -> Answer.refused(409, "stock.markdownNotListed");
            case MarkOutcome.NotLower(var price) -> Answer.refused(422, "stock.markdownNotLower", price).at("priceFen");
        };
    }

    /** Labels for a lot that is marked down; there are none for another. */
    HttpResponse<?> labels(HttpRequest<?> request, Account me, long counterId, long lotId, int count) {
        ShelfRow row = row(me, counterId, lotId);
        if (row.level().markdownFen() == null) {
            throw new NotFound();
        }
        return pages.show(request, new LabelsPage(path(me, counterId, lotId), row, labels.of(lotId, row.level().markdownFen()), Math.clamp(count, 1, MOST_LABELS)));
    }

    private ShelfRow row(Account me, long counterId, long lotId) {
        return shelf.find(reach.counter(me, counterId).id(), lotId).orElseThrow(NotFound::new);
    }

    private MarkdownPage page(Account me, long counterId, long lotId) {
        ShelfRow row = row(me, counterId, lotId);
        List<Markdown> ever = markdowns.of(counterId, lotId);
        Map<Long, String> people = accounts.usernames(ever.stream().flatMap(one -> Stream.of(one.setBy(), one.endedBy())).toList());
        return new MarkdownPage(path(me, counterId, lotId), reach.counter(me, counterId), row,
            ever.stream().map(one -> new Told(one, people.get(one.setBy()), people.get(one.endedBy()))).toList());
    }

    private static String path(Account me, long counterId, long lotId) {
        return (me.is(Role.OFFICE) ? "/office" : "/staff") + "/counters/" + counterId + "/lots/" + lotId;
    }

    /** @param ever those it ever had here, the newest first */
    @Template("stock/desk/markdown")
    public record MarkdownPage(String path, Counter counter, ShelfRow row, List<Told> ever) implements Page {

        public boolean office() {
            return path.startsWith("/office");
        }
    }

    /** @param by who set it, @param endedBy who ended it, or null */
    public record Told(Markdown markdown, @Nullable String by, @Nullable String endedBy) {}

    /** @param count how many of the label are on the sheets */
    @Template("stock/desk/markdown-labels")
    public record LabelsPage(String path, ShelfRow row, Label label, int count) implements Page {

        public boolean office() {
            return path.startsWith("/office");
        }
    }

    /** @param seen the markdown that stood when its writer looked, or null */
    @Introspected
    record MarkdownForm(@NotNull Money priceFen, @Nullable Money seen, @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record EndForm(@NotNull Money seen, @NotBlank @Size(max = 200) String because) {}
}
