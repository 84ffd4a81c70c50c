package shangui.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shangui.db.Statements;
import shangui.testing.ShopTest;

@ShopTest
class MoneyConvertersTest {

    @Inject JsonMapper json;
    @Inject Statements statements;
    @Inject ConversionService conversions;

    @Serdeable
    record Priced(String name, Money priceFen, UnitPrice unitPrice) {}

    @Test
    void rule1IsAnIntegerOfFenInJson() throws IOException {
        var priced = new Priced("鲜香菇", Money.of("12.80"), UnitPrice.ofGrams(Money.of("12.80"), 400));
        var written = json.writeValueAsString(priced);
        assertThat(written).isEqualTo("{\"name\":\"鲜香菇\",\"priceFen\":1280,\"unitPrice\":{\"amountFen\":1600,\"unit\":\"GRAMS_500\"}}");
        assertThat(json.readValue(written, Priced.class)).isEqualTo(priced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "\"12.80\"", "99999999999999999999", "-9223372036854775808", "true", "{}", "1e3"})
    void rule1TakesNothingElseFromJson(String fen) {
        assertThatThrownBy(() -> json.readValue("{\"name\":\"x\",\"priceFen\":" + fen + "}", Priced.class)).isInstanceOf(IOException.class);
    }

    @Test
    void rule1IsAWholeNumberOfFenInTheDatabase() {
        assertThat(statements.list("SELECT ? AS fen", row -> row.getLong("fen"), Money.of("-0.05"))).containsExactly(-5L);
        assertThat(conversions.convertRequired(1280L, Money.class)).isEqualTo(Money.of("12.80"));
    }
}
