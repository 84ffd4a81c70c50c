package shangui.audit;

import jakarta.inject.Singleton;
import java.util.List;
import shangui.db.Command;

/** {@code audit}: one line per check, the broken rows below it; exit code 1 when one is broken. */
@Singleton
class AuditCommand implements Command {

    private final Audit audit;

    AuditCommand(Audit audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public int run(List<String> arguments) {
        var findings = audit.run();
        findings.forEach(AuditCommand::print);
        return findings.stream().allMatch(Finding::holds) ? 0 : 1;
    }

    private static void print(Finding finding) {
        System.out.println((finding.holds() ? "ok      " : "broken  ") + finding.check());
        finding.brokenRows().forEach(row -> System.out.println("        " + row));
    }
}
