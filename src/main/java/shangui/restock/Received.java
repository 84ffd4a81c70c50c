package shangui.restock;

import java.util.List;
import shangui.stock.Document;

/** A counter accepted lots. */
public record Received(long receiptId, long counterId, List<ReceiptLine> lines, Document document) {}
