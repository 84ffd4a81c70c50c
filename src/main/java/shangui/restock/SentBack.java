package shangui.restock;

import java.util.List;
import shangui.stock.Document;

/** Unsold lots left a counter for the supplier, at the prices they came for. */
public record SentBack(long sendBackId, long counterId, List<ReceiptLine> lines, Document document) {}
