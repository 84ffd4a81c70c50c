package shangui.statement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.db.Sha256;
import shangui.entry.Entry;
import shangui.entry.EntryRepository;
import shangui.paper.Csv;
import shangui.sale.SaleFee;

/**
 * The rows an issue's hash is made of: its lines in id order, then its entries in id order, without a heading, in columns that never
 * change once written. No names of counters or stores, which may be corrected later; no word in any language; amounts in fen.
 */
@Singleton
class CanonicalFile {

    private final LineRepository lines;
    private final EntryRepository entries;

    CanonicalFile(LineRepository lines, EntryRepository entries) {
        this.lines = lines;
        this.entries = entries;
    }

    /** Read from the ledger as it stands. */
    byte[] of(long pairingId, LocalDate month) {
        return of(lines.all(pairingId, month), lines.fees(pairingId, month), entries.findByMonth(pairingId, month));
    }

    byte[] of(List<StatementLine> ofLines, Map<Long, List<SaleFee>> fees, List<Entry> ofEntries) {
        Csv csv = new Csv();
        ofLines.forEach(line -> csv.row(row(line, fees.getOrDefault(line.id(), List.of()))));
        ofEntries.forEach(entry -> csv.row(row(entry)));
        return csv.bytes();
    }

    /** Each issue carries the one before it, so that none can be taken out or changed unseen. */
    static byte[] hash(byte[] previousHash, byte[] canonical) {
        return previousHash == null ? Sha256.of(canonical) : Sha256.of(previousHash, canonical);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static List<Object> row(StatementLine line, List<SaleFee> fees) {
        return Arrays.asList("LINE", line.id(), line.kind(), line.mode(), line.accountingDate(), line.contractId(), line.termId(), line.counterId(),
            line.lotId(), line.skuId(), line.quantity(), line.grossFen().fen(), line.discountFen().fen(), line.netFen().fen(),
            line.commissionRateId(), line.commissionBp(), line.commissionFen().fen(),
            line.settlementPriceFen() == null ? null : line.settlementPriceFen().fen(), line.settlementFen().fen(),
            fees.stream().map(fee -> fee.feeId() + ":" + fee.rateId() + ":" + fee.rateBp() + ":" + fee.feeFen().fen()).collect(Collectors.joining(";")),
            line.payableFen().fen(), line.basis(), line.source(), line.listed(), line.originId());
    }

    private static List<Object> row(Entry entry) {
        return Arrays.asList("ENTRY", entry.id(), entry.kind(), entry.closing(), entry.accountingDate(), entry.contractId(), entry.of().counterId(),
            entry.of().lotId(), entry.of().quantity(), entry.baseFen() == null ? null : entry.baseFen().fen(), entry.rateBp(), entry.rateId(),
            entry.feeId(), entry.clause(), entry.document() == null ? null : entry.document().kind(),
            entry.document() == null ? null : entry.document().id(), entry.answersId(), entry.reason(), entry.amountFen().fen());
    }
}
