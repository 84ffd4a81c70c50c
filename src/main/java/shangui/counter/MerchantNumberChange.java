package shangui.counter;

import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.change.Difference;
import shangui.change.Examined;
import shangui.change.Proposable;
import shangui.db.StartAfresh;
import shangui.web.KeptForms;

/** Where a supermarket's money goes is money: another number needs a second person (rule 20). */
@Singleton
class MerchantNumberChange implements Proposable {

    static final String KIND = "merchant_number";

    private final SupermarketRepository supermarkets;
    private final KeptForms forms;

    MerchantNumberChange(SupermarketRepository supermarkets, KeptForms forms) {
        this.supermarkets = supermarkets;
        this.forms = forms;
    }

    /** What is wished. */
    @Introspected
    record Wish(@NotBlank @Pattern(regexp = "|" + Supermarket.MERCHANT_NUMBER, message = "{supermarket.merchantNumberWrong}") String merchantNumber,
                @NotBlank @Size(max = 200) String reason) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subjectKind() {
        return "supermarket";
    }

    @Override
    public Examined examine(long supermarketId, String wish) {
        return examined(supermarkets.findById(supermarketId).orElseThrow(), number(wish));
    }

    @Override
    public Examined apply(long supermarketId, String wish) {
        Supermarket supermarket = supermarkets.lock(supermarketId).orElseThrow();
        Examined examined = examined(supermarket, number(wish));
        if (examined instanceof Examined.Fine) {
            StartAfresh.ifTaken(() -> supermarkets.update(new Supermarket(supermarketId, supermarket.name(), supermarket.nameEn(), number(wish))));
        }
        return examined;
    }

    @Override
    public Map<Long, Subject> subjects(Collection<Long> supermarketIds) {
        return supermarkets.findByIdIn(supermarketIds).stream().collect(Collectors.toMap(Supermarket::id,
            supermarket -> new Subject(supermarket.name(), supermarket.nameEn(), "/office/supermarkets/" + supermarket.id())));
    }

    private String number(String wish) {
        return forms.read(Wish.class, wish).merchantNumber();
    }

    private Examined examined(Supermarket supermarket, String number) {
        if (supermarkets.findByMerchantNumber(number).filter(other -> other.id() != supermarket.id()).isPresent()) {
            return Examined.Objection.of("supermarket.merchantNumberTaken").at("merchantNumber");
        }
        return new Examined.Fine(null, number.equals(supermarket.merchantNumber()) ? List.of()
            : List.of(Difference.of("merchantNumber", supermarket.merchantNumber(), number)));
    }
}
