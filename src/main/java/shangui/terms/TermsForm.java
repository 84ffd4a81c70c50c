package shangui.terms;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.money.Money;
import shangui.product.Category;

/**
 * What a contract shall say from a day on. What is not named stays as it is.
 *
 * @param mode    null leaves all of the terms as they are; else they are wholly as said here
 * @param lastDay of the terms, or null for no end
 */
@Introspected
public record TermsForm(@NotNull LocalDate startsOn, @Nullable Mode mode, @Nullable @Min(0) @Max(60) Integer paymentDays, @Nullable LossBearer lossBearer,
                        @Nullable @Size(max = 60) String clause, @Nullable Money guarantee, @Nullable @Size(max = 60) String guaranteeClause,
                        @Nullable LocalDate lastDay, @Valid @Size(max = 100) List<FeeRow> fees, @Valid @Size(max = 100) List<RateRow> rates,
                        @Valid @Size(max = 400) List<PriceRow> prices, @NotBlank @Size(max = 200) String reason) {

    private static final String PERCENT = "|[0-9]{1,3}(\\.[0-9]{1,2})?";

    /**
     * A rate of commission or of a fee, for everything, a category or a product.
     *
     * @param what {@code COMMISSION} or the id of a percentage fee
     * @param of   {@code ALL}, which is what none means, a category or the id of a product
     * @param rate in per cent, {@code 12.5}; none ends it
     */
    @Introspected
    public record RateRow(@NotBlank @Pattern(regexp = "COMMISSION|[0-9]{1,18}", message = "{form.choice}") String what,
                          @Nullable @Pattern(regexp = "|[A-Z_]{1,12}|[0-9]{1,18}", message = "{form.choice}") String of,
                          @Nullable @Pattern(regexp = PERCENT, message = "{contract.percent}") String rate, @Nullable @Size(max = 60) String clause,
                          @Valid @Size(max = 10) List<Band> tiers) {

        @Nullable
        Long feeId() {
            return what.equals("COMMISSION") ? null : Long.valueOf(what);
        }

        @Nullable
        Long productId() {
            return ofEverything() || !of.matches("[0-9]+") ? null : Long.valueOf(of);
        }

        @Nullable
        Category category() {
            return Arrays.stream(Category.values()).filter(category -> category.name().equals(of)).findFirst().orElse(null);
        }

        boolean namesSomething() {
            return ofEverything() || productId() != null || category() != null;
        }

        private boolean ofEverything() {
            return of == null || of.isEmpty() || of.equals("ALL");
        }

        boolean isOf(RateRow other) {
            return what.equals(other.what) && Objects.equals(productId(), other.productId()) && category() == other.category();
        }

        boolean isOf(Rate other) {
            return Objects.equals(feeId(), other.feeId()) && Objects.equals(productId(), other.productId()) && category() == other.category();
        }
    }

    /** From this net of the month on, another rate. */
    @Introspected
    public record Band(@NotNull Money from, @NotBlank @Pattern(regexp = PERCENT, message = "{contract.percent}") String rate) {}

    /**
     * A named fee: a percentage of everything, whose rates for some things stand among the rates, or a sum a month; neither ends it.
     *
     * @param id of one there is; null for another
     */
    @Introspected
    public record FeeRow(@Nullable Long id, @Nullable @Size(max = 40) String name, @Nullable @Size(max = 60) String nameEn,
                         @Nullable @Pattern(regexp = PERCENT, message = "{contract.percent}") String rate, @Nullable Money fixed,
                         @Nullable @Size(max = 60) String clause) {}

    /** What the supplier gets for a pack; no price leaves it as it is. */
    @Introspected
    public record PriceRow(long skuId, @Nullable Money price, @Nullable @Size(max = 60) String clause) {}

    /** The same for another reason. */
    TermsForm because(String otherReason) {
        return new TermsForm(startsOn, mode, paymentDays, lossBearer, clause, guarantee, guaranteeClause, lastDay, fees, rates, prices, otherReason);
    }

    /** In basis points; null for none. */
    @Nullable
    static Integer basisPoints(@Nullable String percent) {
        return percent == null || percent.isEmpty() ? null : new BigDecimal(percent).movePointRight(2).intValueExact();
    }
}
