package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import shangui.web.Formats;

/**
 * What caused a movement: which paper, when it happened, and the date it is accounted on (rule 5).
 *
 * @param happenedAt     when goods really moved; never later than now
 * @param accountingDate the Asia/Shanghai date of that moment, or the business date of an imported file
 */
public record Document(Kind kind, long id, Instant happenedAt, LocalDate accountingDate, @Nullable Long accountId) {

    /** One clock for every date a figure depends on. */
    public static final ZoneId ZONE = Formats.ZONE;

    public enum Kind { RECEIPT, TRANSFER, ORDER, RETURN, SEND_BACK, WRITE_OFF, COUNT }

    public static Document of(Kind kind, long id, Instant happenedAt, @Nullable Long accountId) {
        return new Document(kind, id, happenedAt, LocalDate.ofInstant(happenedAt, ZONE), accountId);
    }
}
