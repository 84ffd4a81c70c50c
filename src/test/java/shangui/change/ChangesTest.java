package shangui.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;

@ShopTest
class ChangesTest {

    @Inject Changes changes;
    @Inject Transactions transactions;
    @Inject TestClock clock;

    @Test
    void tellWhoChangedWhatWhenFromWhatToWhatAndWhy() {
        changes.record(7, "contract_term", 1, "commission_bp", 1500, 1800, "2027 年续签");
        clock.advance(Duration.ofDays(1));
        changes.record(8, "contract_term", 1, "monthly_fee_fen", null, Money.of("300"), "条款 4.2");
        changes.record(8, "contract_term", 2, "monthly_fee_fen", null, Money.of("300"), "条款 4.2");
        assertThat(changes.of("contract_term", 1))
            .extracting(ChangeEntry::accountId, ChangeEntry::field, ChangeEntry::fromValue, ChangeEntry::toValue, ChangeEntry::reason, ChangeEntry::changedAt)
            .containsExactly(
                tuple(8L, "monthly_fee_fen", null, "300.00", "条款 4.2", TestClock.START.plus(Duration.ofDays(1))),
                tuple(7L, "commission_bp", "1500", "1800", "2027 年续签", TestClock.START));
    }

    @Test
    void sayNothingWhereNothingChanged() {
        changes.record(7, "store", 1, "name", "多湖店", "多湖店", "重新保存");
        assertThat(changes.of("store", 1)).isEmpty();
    }

    @Test
    void needAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> changes.record(7, "store", 2, "name", "a", "b", " "));
    }

    @Test
    void areUndoneWithWhatTheyTellOf() {
        assertThatThrownBy(() -> transactions.write(() -> {
            changes.record(7, "store", 3, "name", "a", "b", "改名");
            throw new IllegalStateException("the change itself failed");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(changes.of("store", 3)).isEmpty();
    }
}
