package shangui.order;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The supermarket's till receipt that paid for goods: with store and date it counts once (rule 18). */
@Introspected
public record Receipt(@NotBlank @Size(max = 20) String tillNumber, @NotBlank @Size(max = 40) String receiptNumber) {}
