package shangui.sale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shangui.db.Statements;

/**
 * Sums to add to a roll-up table: one row per key, in the order of the keys, so that two who add at once never wait for each
 * other crosswise.
 */
record Rollup(String table, List<String> keys, List<String> sums, List<Row> rows) {

    private static final List<String> SALE_KEYS = List.of("counter_id", "lot_id", "accounting_date", "statement_month", "kind", "contract_id",
        "mode", "commission_rate_id", "pairing_id", "sku_id", "product_id", "commission_bp");
    private static final List<String> SALE_SUMS = List.of("line_count", "quantity", "gross_fen", "discount_fen", "net_fen", "commission_fen",
        "settlement_fen", "fees_fen", "payable_fen");
    private static final List<String> FEE_KEYS = List.of("counter_id", "lot_id", "accounting_date", "statement_month", "kind", "contract_id",
        "fee_id", "rate_id", "pairing_id", "rate_bp");
    private static final List<String> FEE_SUMS = List.of("line_count", "fee_fen");

    record Row(List<Comparable<?>> key, List<Long> sums) {

        private Row plus(Row other) {
            return new Row(key, IntStream.range(0, sums.size()).mapToObj(i -> Math.addExact(sums.get(i), other.sums.get(i))).toList());
        }

        /** Counter first, then lot and the rest, as text of one length would sort. */
        private String order() {
            return key.stream().map(part -> part instanceof Long number ? "%020d".formatted(number) : part.toString()).collect(Collectors.joining("|"));
        }
    }

    static Optional<Rollup> of(List<Sale> sales) {
        return of("sale_rollup", SALE_KEYS, SALE_SUMS, sales.stream().map(Rollup::row).toList());
    }

    static Optional<Rollup> ofFees(List<Sale> sales) {
        return of("sale_fee_rollup", FEE_KEYS, FEE_SUMS,
            sales.stream().flatMap(sale -> sale.figures().fees().stream().map(fee -> row(sale, fee))).toList());
    }

    void add(Statements statements) {
        List<String> columns = new ArrayList<>(keys);
        columns.addAll(sums);
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> {
            values.addAll(row.key());
            values.addAll(row.sums());
        });
        statements.update("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES " + Statements.rows(rows.size(), columns.size())
            + " ON DUPLICATE KEY UPDATE " + sums.stream().map(sum -> sum + " = " + sum + " + VALUES(" + sum + ")").collect(Collectors.joining(", ")), values);
    }

    private static Optional<Rollup> of(String table, List<String> keys, List<String> sums, List<Row> rows) {
        Map<String, Row> byKey = rows.stream().collect(Collectors.toMap(Row::order, Function.identity(), Row::plus, TreeMap::new));
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Rollup(table, keys, sums, List.copyOf(byKey.values())));
    }

    private static Row row(Sale sale) {
        Figures figures = sale.figures();
        return new Row(
            Arrays.asList(sale.counterId(), sale.lotId(), sale.accountingDate(), sale.statementMonth(), sale.kind(), sale.contractId(),
                figures.mode(), sale.commissionRateId() == null ? 0L : sale.commissionRateId(), sale.pairingId(), sale.skuId(), sale.productId(),
                sale.commissionBp()),
            List.of(1L, (long) figures.quantity(), figures.grossFen().fen(), figures.discountFen().fen(), figures.netFen().fen(),
                figures.commissionFen().fen(), figures.settlementFen().fen(), figures.feesFen().fen(), figures.payableFen().fen()));
    }

    private static Row row(Sale sale, SaleFee fee) {
        return new Row(
            Arrays.asList(sale.counterId(), sale.lotId(), sale.accountingDate(), sale.statementMonth(), sale.kind(), sale.contractId(),
                fee.feeId(), fee.rateId(), sale.pairingId(), fee.rateBp()),
            List.of(1L, fee.feeFen().fen()));
    }
}
