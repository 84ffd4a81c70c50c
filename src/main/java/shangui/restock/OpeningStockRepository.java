package shangui.restock;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.db.StartAfresh;
import shangui.db.Statements;

/** With how much of a lot a counter began. */
@Singleton
class OpeningStockRepository {

    private final Statements statements;

    OpeningStockRepository(Statements statements) {
        this.statements = statements;
    }

    record Place(long counterId, long lotId) {}

    /** Where these lots ever stood: with how much they were opened there, 0 where they came otherwise. */
    Map<Place, Integer> of(Collection<Long> lotIds) {
        record Opened(Place place, int quantity) {}
        return lotIds.isEmpty() ? Map.of() : statements.list("""
            SELECT l.counter_id, l.lot_id, COALESCE(o.quantity, 0) AS quantity
              FROM stock_level l
              LEFT JOIN opening_stock o ON o.counter_id = l.counter_id AND o.lot_id = l.lot_id
             WHERE l.lot_id IN (%s)
            """.formatted(Statements.places(lotIds.size())), row -> new Opened(new Place(row.getLong("counter_id"), row.getLong("lot_id")), row.getInt("quantity")),
            List.copyOf(lotIds)).stream().collect(Collectors.toMap(Opened::place, Opened::quantity));
    }

    /** Once for each counter and lot, ever. */
    void add(long receiptId, long counterId, List<ReceiptLine> lines) {
        StartAfresh.ifTaken(() -> statements.update("INSERT INTO opening_stock (counter_id, lot_id, quantity, receipt_id) VALUES " + Statements.rows(lines.size(), 4),
            lines.stream().flatMap(line -> Arrays.<Object>asList(counterId, line.lotId(), line.quantity(), receiptId).stream()).toList()));
    }
}
