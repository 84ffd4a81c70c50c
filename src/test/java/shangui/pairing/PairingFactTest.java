package shangui.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import shangui.db.Ids;
import shangui.pairing.PairingFact.Measure;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.World;

@ShopTest
class PairingFactTest {

    private static final String PAPER = "人民日报 2023-03-26 第04版";

    @Inject World world;
    @Inject Ids ids;
    @Inject PairingFactRepository facts;
    @Inject Sql sql;

    @Test
    void thePairsFactsComeInTheOrderTheyWereEnteredAndNoOthers() {
        var income = new PairingFact(ids.next(), world.pairing, "24个村200余农户累计增收超50万元", "Over ¥500,000 more income for 200 households of 24 villages",
            Measure.GROWERS_INCOME, LocalDate.parse("2022-06-01"), LocalDate.parse("2023-01-01"), PAPER, "https://example.org/04");
        var distance = new PairingFact(ids.next(), world.pairing, "两地相距约50公里", null, null, null, null, PAPER, null);
        facts.save(income);
        facts.save(new PairingFact(ids.next(), world.otherPairing, "芝英镇新开2间店铺", null, null, null, null, PAPER, null));
        facts.save(distance);

        assertThat(facts.findByPairingIdOrderById(world.pairing)).containsExactly(income, distance);
    }

    @Test
    void whatHasNoSourceOrEndsBeforeItStartsIsNoFact() {
        assertThatThrownBy(() -> fact("x", "", null, null)).hasMessageContaining("source");
        assertThatThrownBy(() -> fact(" ", PAPER, null, null)).hasMessageContaining("sentence");
        assertThatThrownBy(() -> fact("x", PAPER, "2023-01-01", "2023-01-01")).hasMessageContaining("ends after");
        assertThatThrownBy(() -> new PairingFact(1, 2, "x", null, null, null, null, PAPER, "javascript:alert(1)")).hasMessageContaining("http");
        assertThat(fact("x", PAPER, null, "2023-01-01").endsOn()).isEqualTo("2023-01-01");
        assertThat(fact("x", PAPER, "2022-12-31", "2023-01-01").startsOn()).isEqualTo("2022-12-31");
    }

    @Test
    void theTableRefusesTheSame() {
        assertThat(put("'', NULL, NULL, NULL, 'p', NULL")).isNotZero();
        assertThat(put("'x', NULL, NULL, NULL, '', NULL")).isNotZero();
        assertThat(put("'x', 'INCOME', NULL, NULL, 'p', NULL")).isNotZero();
        assertThat(put("'x', NULL, '2023-01-01', '2023-01-01', 'p', NULL")).isNotZero();
        assertThat(put("'x', NULL, NULL, NULL, 'p', 'javascript:alert(1)'")).isNotZero();
        assertThat(put("'x', 'PAYABLE', '2022-12-31', '2023-01-01', 'p', 'https://example.org'")).isZero();
    }

    private static PairingFact fact(String sentence, String source, String startsOn, String endsOn) {
        return new PairingFact(1, 2, sentence, null, null, day(startsOn), day(endsOn), source, null);
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    /** The server's error number, 0 when it took the row. */
    private int put(String values) {
        return sql.errorOf("INSERT INTO pairing_fact (id, pairing_id, sentence, measure, starts_on, ends_on, source, source_url) VALUES ("
            + ids.next() + ", " + world.otherPairing + ", " + values + ")");
    }
}
