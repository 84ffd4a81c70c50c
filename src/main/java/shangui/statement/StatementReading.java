package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shangui.user.Account;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Slice;

/** What reading a statement takes beside its page, the same at every role's door: lines narrowed by the address, and the kept files. */
@Singleton
class StatementReading {

    private final StatementDesk desk;
    private final StatementReach reach;
    private final IssueRepository issues;

    StatementReading(StatementDesk desk, StatementReach reach, IssueRepository issues) {
        this.desk = desk;
        this.reach = reach;
        this.issues = issues;
    }

    Page linesOfIssue(HttpRequest<?> request, String home, Account account, String number) {
        StatementIssue issue = reach.issue(account, number);
        if (!issue.standing()) {
            throw new NotFound();
        }
        return lines(request, home + "/statements/" + number, home, account, issue.pairingId(), issue.month(), number);
    }

    Page linesOfMonth(HttpRequest<?> request, String home, Account account, long pairingId, String month) {
        return lines(request, home + "/pairings/" + pairingId + "/months/" + month, home, account, pairingId, StatementReach.month(month), null);
    }

    /** The bytes as they were sent, under the name they were kept with. */
    HttpResponse<?> file(Account account, String number, String kind) {
        StatementIssue issue = reach.issue(account, number);
        IssueRepository.File file = switch (kind) {
            case "csv" -> IssueRepository.File.CSV;
            case "canonical" -> IssueRepository.File.CANON;
            default -> throw new NotFound();
        };
        return HttpResponse.ok(issues.file(issue.id(), file))
            .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + number + (file == IssueRepository.File.CSV ? "" : "-canonical") + ".csv\"");
    }

    private Page lines(HttpRequest<?> request, String base, String home, Account account, long pairingId, LocalDate month, @Nullable String number) {
        var filter = new LineRepository.Filter(id(request, "contract"), id(request, "sku"), id(request, "counter"), id(request, "village"), day(request));
        List<String> query = new ArrayList<>();
        for (String name : List.of("contract", "sku", "counter", "village", "day")) {
            text(request, name).ifPresent(value -> query.add(name + "=" + value));
        }
        Long before = id(request, "before");
        return desk.lines(base, home, account, pairingId, month, number, filter, String.join("&", query), before == null ? Slice.START : before);
    }

    private static Optional<String> text(HttpRequest<?> request, String name) {
        return request.getParameters().getFirst(name).filter(value -> !value.isEmpty());
    }

    @Nullable
    private static Long id(HttpRequest<?> request, String name) {
        try {
            return text(request, name).map(Long::valueOf).orElse(null);
        } catch (NumberFormatException notAnId) {
            throw new NotFound();
        }
    }

    @Nullable
    private static LocalDate day(HttpRequest<?> request) {
        try {
            return text(request, "day").map(LocalDate::parse).orElse(null);
        } catch (DateTimeException notADay) {
            throw new NotFound();
        }
    }
}
