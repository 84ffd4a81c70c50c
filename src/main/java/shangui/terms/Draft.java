package shangui.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shangui.change.Difference;
import shangui.change.Examined.Objection;
import shangui.contract.ContractTerm;
import shangui.contract.Mode;
import shangui.db.Ids;

/** A form of terms being worked out against what is agreed: what it would change from its day on, and how that is written down. */
final class Draft {

    private final Agreed agreed;
    private final TermsForm form;
    private final LocalDate today;
    private final TermsBook book;
    private final Ids ids;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Runnable> writings = new ArrayList<>();

    Draft(Agreed agreed, TermsForm form, LocalDate today, TermsBook book, Ids ids) {
        this.agreed = agreed;
        this.form = form;
        this.today = today;
        this.book = book;
        this.ids = ids;
    }

    Agreed agreed() {
        return agreed;
    }

    TermsForm form() {
        return form;
    }

    /** From when it would hold. */
    LocalDate day() {
        return form.startsOn();
    }

    LocalDate today() {
        return today;
    }

    TermsBook book() {
        return book;
    }

    Ids ids() {
        return ids;
    }

    /** What trade mode would hold from the day on. */
    Optional<Mode> mode() {
        return form.mode() != null ? Optional.of(form.mode()) : agreed.termOn(day()).map(ContractTerm::mode);
    }

    void differs(Difference difference) {
        differences.add(difference);
    }

    void write(Runnable writing) {
        writings.add(writing);
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    List<Runnable> writings() {
        return List.copyOf(writings);
    }

    /** What holds since that very day has come, and stays. */
    Optional<Objection> sameDay(String field) {
        return Optional.of(Objection.of("contract.sameDay", day()).at(field));
    }

    static Optional<Objection> objection(String key, String field) {
        return Optional.of(Objection.of(key).at(field));
    }
}
