package shangui.statement;

import shangui.money.Money;
import shangui.web.Answer;

/** What came of closing, withdrawing or confirming, as pages and the API say it. */
final class ClosingAnswers {

    private ClosingAnswers() {
    }

    /** What the API answers. */
    record IssueAnswer(long id, String number, int version, Money payableFen, Money soldFen, String hash, boolean standing, boolean confirmed) {}

    static Answer answer(ClosingOutcome outcome, String location, String noticeKey) {
        return switch (outcome) {
            case ClosingOutcome.Done done -> Answer.done(location, body(done.issue())).created().saying(noticeKey, done.issue().number());
            case ClosingOutcome.Refused refused -> Answer.refused(409, "statement.why." + refused.why().name());
        };
    }

    private static IssueAnswer body(StatementIssue issue) {
        return new IssueAnswer(issue.id(), issue.number(), issue.version(), issue.payableFen(), issue.soldFen(), CanonicalFile.hex(issue.hash()),
            issue.standing(), issue.confirmed());
    }
}
