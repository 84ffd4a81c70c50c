package shangui.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import shangui.money.Money;

class FormReaderTest {

    private final FormReader reader = new FormReader(Validator.getInstance());

    enum Colour { RED, GREEN }

    @Introspected
    record Wish(Integer number, @Max(9) int count, boolean ticked, Colour colour, Money price, Instant at,
                @Pattern(regexp = "[0-9]+", message = "{form.number}") String digits, List<Long> ids) {
    }

    @Test
    void readsEachKindOfValue() {
        var form = read("number=&count=9&ticked=on&colour=GREEN&price=1,280.5&at=2026-11-23T10:00&digits=12&ids=7&ids=8");
        assertThat(form.errors()).isEmpty();
        assertThat(form.value()).isEqualTo(new Wish(null, 9, true, Colour.GREEN, Money.ofFen(128_050),
            Instant.parse("2026-11-23T02:00:00Z"), "12", List.of(7L, 8L)));
    }

    @Test
    void saysWhatIsWrongWithEachField() {
        var form = read("number=x&count=10&ticked=maybe&colour=BLUE&price=1.234&at=now&digits=a&ids=z");
        assertThat(form.errors()).containsExactlyInAnyOrder(new FieldError("number", "form.number"),
            new FieldError("count", "form.max", 9L), new FieldError("ticked", "form.choice"), new FieldError("colour", "form.choice"),
            new FieldError("price", "form.money"), new FieldError("at", "form.date"), new FieldError("digits", "form.number"),
            new FieldError("ids", "form.number"));
    }

    @Test
    void missesAPlainNumberThatIsNotThere() {
        assertThat(read("").errors()).containsExactly(new FieldError("count", "form.required"));
    }

    @Test
    void refusesCharactersNobodyTypes() {
        for (String bad : new String[] {"\u0000", "\u0007", "\u007f", "\u0085", "\ud800"}) {
            var typed = new Typed(new TreeMap<>(Map.of("count", List.of("1"), "digits", List.of("1" + bad))), Set.of(), Map.of());
            assertThat(reader.read(Wish.class, typed, "/", null).errors()).contains(new FieldError("digits", "form.characters"));
        }
    }

    private Form<Wish> read(String body) {
        return reader.read(Wish.class, Typed.ofForm(body.getBytes(StandardCharsets.UTF_8)), "/", null);
    }
}
