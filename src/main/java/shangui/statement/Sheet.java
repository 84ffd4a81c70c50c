package shangui.statement;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.counter.CounterRepository;
import shangui.entry.Entry;
import shangui.lot.Lot;
import shangui.lot.LotRepository;
import shangui.money.Money;
import shangui.pairing.Pairing;
import shangui.paper.Csv;
import shangui.settlement.MonthFigures;
import shangui.settlement.Settlement;
import shangui.settlement.SettlementRepository;
import shangui.town.Town;
import shangui.town.TownRepository;
import shangui.web.Formats;
import shangui.web.Language;
import shangui.web.Messages;
import shangui.web.SampleData;

/**
 * The CSV people open: what it is, by which clock and rounding, then every line and entry, then what they add up to. In Chinese,
 * as the partner town sends it.
 */
@Singleton
class Sheet {

    private static final List<String> COLUMNS = List.of("kind", "date", "originDate", "contract", "store", "counter", "product", "pack", "lot", "quantity",
        "gross", "discount", "net", "rate", "commission", "settlementPrice", "settlement", "fees", "payable", "basis", "clause", "line");

    private final Messages messages;
    private final TownRepository towns;
    private final CounterRepository counters;
    private final LotRepository lots;
    private final SettlementRepository settlements;
    private final SampleData sampleData;

    Sheet(Messages messages, TownRepository towns, CounterRepository counters, LotRepository lots, SettlementRepository settlements, SampleData sampleData) {
        this.messages = messages;
        this.towns = towns;
        this.counters = counters;
        this.lots = lots;
        this.settlements = settlements;
        this.sampleData = sampleData;
    }

    byte[] of(Pairing pairing, StatementIssue issue, List<StatementLine> lines, MonthFigures figures) {
        Csv csv = new Csv();
        csv.row(List.of(text("statement.csv.title", name(pairing.mountainTown()), name(pairing.partnerTown()), YearMonth.from(issue.month()), issue.number())));
        csv.row(List.of(text("statement.rules")));
        csv.row(List.of(text("statement.rounding")));
        if (sampleData.isLoaded()) {
            csv.row(List.of(text("statement.sample")));
        }
        csv.row(COLUMNS.stream().map(column -> text("statement.csv." + column)).toList());
        lines.forEach(line -> csv.row(row(line)));
        Names names = names(figures);
        figures.entries().forEach(entry -> csv.row(row(entry, names)));
        csv.row(total(lines, figures));
        return csv.bytesForSpreadsheets();
    }

    private List<Object> row(StatementLine line) {
        return Arrays.asList(text("statement.kind." + line.kind()), line.accountingDate(), line.originDate(), line.contractNumber(), line.storeName(),
            line.counterName(), line.name(), line.pack(), line.lotCode(), line.quantity(), line.grossFen(), line.discountFen(), line.netFen(),
            percent(line.commissionBp()), line.commissionFen(), line.settlementPriceFen(), line.settlementFen(), line.feesFen(), line.payableFen(),
            text("statement.basis." + line.basis()), null, "L" + line.id());
    }

    private List<Object> row(Entry entry, Names names) {
        var counter = entry.of().counterId() == null ? null : names.counters().get(entry.of().counterId());
        return Arrays.asList(text("statement.entry." + entry.kind()), entry.accountingDate(), null, names.contracts().get(entry.contractId()), null, counter,
            null, null, entry.of().lotId() == null ? null : names.lots().get(entry.of().lotId()), entry.of().quantity(), entry.baseFen(), null, null,
            entry.rateBp() == null ? null : percent(entry.rateBp()), null, null, null, null, entry.amountFen(), null,
            Stream.of(entry.clause(), entry.reason()).filter(one -> one != null).collect(Collectors.joining(" ")), "E" + entry.id());
    }

    private List<Object> total(List<StatementLine> lines, MonthFigures figures) {
        List<Object> cells = new ArrayList<>(Collections.nCopies(COLUMNS.size(), null));
        cells.set(0, text("statement.csv.total"));
        cells.set(COLUMNS.indexOf("net"), Money.sum(lines, StatementLine::netFen));
        cells.set(COLUMNS.indexOf("commission"), Money.sum(lines, StatementLine::commissionFen));
        cells.set(COLUMNS.indexOf("settlement"), Money.sum(lines, StatementLine::settlementFen));
        cells.set(COLUMNS.indexOf("fees"), Money.sum(lines, StatementLine::feesFen));
        cells.set(COLUMNS.indexOf("payable"), figures.payableFen());
        return cells;
    }

    private record Names(Map<Long, String> contracts, Map<Long, String> counters, Map<Long, String> lots) {}

    private Names names(MonthFigures figures) {
        var contracts = settlements.parties(figures.entries().stream().map(Entry::contractId).distinct().toList());
        return new Names(contracts.values().stream().collect(Collectors.toMap(Settlement.Party::contractId, Settlement.Party::contractNumber)),
            ids(figures, Entry.Of::counterId).stream().map(id -> counters.findById(id).orElseThrow())
                .collect(Collectors.toMap(counter -> counter.id(), counter -> counter.name())),
            lotCodes(ids(figures, Entry.Of::lotId)));
    }

    private Map<Long, String> lotCodes(List<Long> lotIds) {
        return lotIds.isEmpty() ? Map.of() : lots.findByIdIn(lotIds).stream().collect(Collectors.toMap(Lot::id, Lot::code));
    }

    private static List<Long> ids(MonthFigures figures, Function<Entry.Of, Long> id) {
        return figures.entries().stream().map(Entry::of).map(id).filter(one -> one != null).distinct().toList();
    }

    private String name(long townCode) {
        return towns.findById(townCode).map(Town::name).orElseThrow();
    }

    private String percent(int basisPoints) {
        return new Formats(Language.ZH).percent(basisPoints).replace('−', '-');
    }

    private String text(String key, Object... arguments) {
        return messages.of(Language.ZH, key, arguments);
    }
}
