package shangui.contract;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import shangui.money.Money;

/**
 * What holds between the parties from a day on.
 *
 * @param paymentDays  added to the last day of the month to give the due date; at most 60
 * @param guaranteeFen what a month's settlement is raised to before losses and carries, or null
 * @param clause       of mode, payment days and who bears losses
 */
@MappedEntity
public record ContractTerm(@Id long id, long contractId, LocalDate startsOn, @Nullable LocalDate endsOn, Mode mode, int paymentDays,
                           LossBearer lossBearer, @Nullable Money guaranteeFen, @Nullable String guaranteeClause, @Nullable String clause) {

    /** Who bears a loss outside purchase mode. */
    public enum LossBearer { STORE, SUPPLIER }

    public ContractTerm {
        if (paymentDays < 0 || paymentDays > 60) {
            throw new IllegalArgumentException("payment days are 0 to 60: " + paymentDays);
        }
        if ((guaranteeFen == null) != (guaranteeClause == null)) {
            throw new IllegalArgumentException("a guarantee has a clause");
        }
    }

    public ContractTerm(long id, long contractId, LocalDate startsOn, @Nullable LocalDate endsOn, Mode mode, int paymentDays, LossBearer lossBearer,
                        @Nullable Money guaranteeFen, @Nullable String guaranteeClause) {
        this(id, contractId, startsOn, endsOn, mode, paymentDays, lossBearer, guaranteeFen, guaranteeClause, null);
    }

    public boolean inForceOn(LocalDate day) {
        return Terms.inForce(startsOn, endsOn, day);
    }
}
