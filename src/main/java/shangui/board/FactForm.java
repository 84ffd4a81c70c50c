package shangui.board;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shangui.lot.Lot;
import shangui.money.Money;
import shangui.order.OrderReturn;
import shangui.order.Receipt;
import shangui.order.Source;
import shangui.stock.WriteOffReason;

/**
 * Something that happened at a counter, as a device or a supermarket's system tells it. What else is needed depends on the kind:
 * TILL_SALE {@code rows}; HAND_OVER {@code orderId} or {@code pickupCode}, and {@code rows} as far as packs were scanned;
 * COUNT {@code lotCode}, {@code counted}; WRITE_OFF {@code lotCode}, {@code quantity}, {@code reason};
 * RETURN {@code saleKey} or {@code orderId}, {@code position}, {@code quantity}, {@code fate}, {@code closed}.
 *
 * @param key          UUID made by the device: the fact's name and its idempotency key
 * @param deviceAt     when it happened by the device's clock
 * @param offsetMillis what that clock lacked when last measured; at most a day either way
 * @param saleKey      the key of the till sale it brings goods back from
 * @param position     line of the sale or order, from 1
 */
@Introspected
public record FactForm(@NotNull UUID key, @NotNull FactKind kind, @NotNull Long counterId, @NotNull Instant deviceAt,
                       @NotNull @Min(-86_400_000) @Max(86_400_000) Long offsetMillis, @Nullable Source source,
                       @Nullable @Size(max = 200) List<@Valid Row> rows, @Nullable @Valid Receipt receipt,
                       @Nullable Long orderId, @Nullable @Pattern(regexp = "[0-9]{8}") String pickupCode,
                       @Nullable @Size(max = 30) String lotCode, @Nullable @Min(0) @Max(99_999) Integer counted,
                       @Nullable @Min(1) @Max(9_999) Integer quantity, @Nullable WriteOffReason reason, @Nullable @Size(max = 200) String note,
                       @Nullable UUID saleKey, @Nullable @Min(1) @Max(200) Integer position, @Nullable OrderReturn.Fate fate, @Nullable Boolean closed) {

    /** @param code the national barcode or the supermarket's own code; {@code unitPriceFen} what the till took for a pack */
    @Introspected
    public record Row(@NotBlank @Size(max = 20) String code, @NotNull @Min(1) @Max(9_999) Integer quantity,
                      @Nullable @Size(max = 30) String lotCode, @Nullable Money unitPriceFen) {

        public Row {
            lotCode = Lot.codeIn(lotCode);
        }
    }

    public FactForm {
        lotCode = Lot.codeIn(lotCode);
    }

    List<Row> rowsOrNone() {
        return rows == null ? List.of() : rows;
    }
}
