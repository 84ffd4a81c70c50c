package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import shangui.money.Money;

/**
 * A statement as it was sent, never changed; a later version stands beside it.
 *
 * @param soldFen      goods sold, returns taken off, in all modes (never added to the payable)
 * @param previousHash of the pairing's issue before this one, withdrawn ones included; null for the first
 * @param hash         SHA-256 of that and the canonical file
 * @param accountId    who issued it; none: the job on the 6th
 * @param withdrawnAt  null while it stands
 */
public record StatementIssue(long id, long pairingId, LocalDate month, int version, String number, Money soldFen, Money payableFen, int lineCount,
                             @Nullable byte[] previousHash, byte[] hash, Instant issuedAt, @Nullable Long accountId, @Nullable Instant withdrawnAt,
                             @Nullable String withdrawalReason, @Nullable Instant confirmedAt) {

    public boolean standing() {
        return withdrawnAt == null;
    }

    public boolean confirmed() {
        return confirmedAt != null;
    }

    /** The first 16 hexadecimal digits of the hash: enough to compare by eye. */
    public String check() {
        return HexFormat.of().formatHex(hash, 0, 8);
    }
}
