package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import shangui.entry.CounterRow;
import shangui.entry.Entry;
import shangui.entry.ProductRow;
import shangui.entry.StockRow;
import shangui.entry.Sums;
import shangui.money.Money;
import shangui.pairing.PairingMonth.State;
import shangui.settlement.BridgeText;
import shangui.settlement.Settlement;
import shangui.settlement.SettlementFigures;
import shangui.web.Bridge;
import shangui.web.Page;
import shangui.web.Sentences;
import shangui.web.Template;

/**
 * One month of one pairing: issued, or as it stands.
 *
 * @param base   where this page lives; its lines, files and forms are below
 * @param issue  null while it is a draft
 * @param paid   acknowledged by suppliers, of what the standing settlements come to
 * @param sent   paid by supermarkets and not acknowledged yet
 * @param dueOn      when the first settlement not yet paid is due, or null; {@code dueFen} what falls due that day
 * @param lastDueOn  when the last one is due, or null
 * @param late       settlements due later than 60 days after goods in them were received
 */
@Template("statement/statement")
public record StatementPage(String base, String home, long pairingId, YearMonth month, State state, Town mountain, Town partner, @Nullable Issued issue, int nextVersion,
                            Money payableFen, Money soldFen, Money paidFen, Money sentFen, @Nullable LocalDate dueOn, Money dueFen,
                            @Nullable LocalDate lastDueOn, int lineCount,
                            List<SettlementFigures> settlements, List<EntryRow> entries, List<ProductRow> products, List<CounterRow> counters,
                            List<VillageRow> villages, List<StockRow> stock, List<LateRow> late, List<Version> versions,
                            boolean mayIssue, boolean mayWithdraw, boolean mayConfirm) implements Page {

    private static final int ENTRIES_READ = 12;

    /** A town by its name in both languages. */
    public record Town(String name, String nameEn) {}

    /** The stamp of an issue. @param issuer who issued it, null: the job; @param previousHash of the pairing's issue before it, null for the first @param check the first 16 digits of the hash */
    public record Issued(String number, int version, Instant issuedAt, @Nullable String issuer, @Nullable String previousHash, String hash, String check, boolean standing,
                         @Nullable Instant withdrawnAt, @Nullable String withdrawalReason, @Nullable Instant confirmedAt) {}

    /** Goods received on a day and paid for more than 60 days later. */
    public record LateRow(Settlement.Party party, LocalDate receivedOn, LocalDate dueOn) {}

    /** Every version of the month. */
    public record Version(String number, int version, Instant issuedAt, Money payableFen, boolean standing) {}

    /** An entry that no single sale makes. */
    public record EntryRow(long id, LocalDate accountingDate, Entry.Kind kind, String contractNumber, @Nullable String fee, @Nullable String feeEn,
                           @Nullable String lotCode, @Nullable Integer quantity, @Nullable Money baseFen, @Nullable Integer rateBp, Money amountFen,
                           @Nullable String clause, @Nullable String reason, boolean closing) {}

    /** Entries of one kind under one contract. @param fee which one, where it is a fee */
    public record EntryGroup(Entry.Kind kind, String contractNumber, @Nullable String fee, @Nullable String feeEn, int count, Money amountFen) {}

    /** A village's part over all settlements. @param villageId null: nobody to be shared among; @param paidFen of what is due */
    public record VillageRow(@Nullable Long villageId, @Nullable String name, @Nullable String nameEn, Money netFen, Money linesFen, Money entriesFen,
                             Money carriedInFen, Money dueFen, Money carriedOutFen, Money paidFen) {}

    /** A settlement's steps, said in the reader's language. */
    public Bridge bridge(SettlementFigures settlement, Sentences sentences) {
        return BridgeText.of(settlement, base + "/lines?contract=" + settlement.party().contractId(), sentences);
    }

    public Money restFen() {
        return payableFen.minus(paidFen);
    }

    /** Whether its parts fall due on different days. */
    public boolean dueInParts() {
        return dueOn != null && !dueOn.equals(lastDueOn);
    }

    public boolean draft() {
        return issue == null;
    }

    public Sums productSums() {
        return products.stream().map(ProductRow::sums).reduce(Sums.NOTHING, Sums::plus);
    }

    /** More entries than a person reads in one go: then they are summed by kind, and opened. */
    public boolean manyEntries() {
        return entries.size() > ENTRIES_READ;
    }

    /** In the order of their first entries; they add up to all. */
    public List<EntryGroup> entryGroups() {
        var groups = entries.stream().collect(Collectors.groupingBy(entry -> Arrays.asList(entry.kind, entry.contractNumber, entry.fee), LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream().map(group -> new EntryGroup(group.getFirst().kind, group.getFirst().contractNumber, group.getFirst().fee, group.getFirst().feeEn,
            group.size(), Money.sum(group, EntryRow::amountFen))).toList();
    }

    public Money entriesFen() {
        return Money.sum(entries, EntryRow::amountFen);
    }

    public VillageRow villageSums() {
        return new VillageRow(null, null, null, Money.sum(villages, VillageRow::netFen), Money.sum(villages, VillageRow::linesFen),
            Money.sum(villages, VillageRow::entriesFen), Money.sum(villages, VillageRow::carriedInFen), Money.sum(villages, VillageRow::dueFen),
            Money.sum(villages, VillageRow::carriedOutFen), Money.sum(villages, VillageRow::paidFen));
    }

    public boolean manySettlements() {
        return settlements.size() > 1;
    }
}
