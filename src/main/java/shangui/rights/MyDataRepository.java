package shangui.rights;

import jakarta.inject.Singleton;
import java.util.List;
import shangui.claim.Claim;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.order.OrderState;
import shangui.phone.Consents.Purpose;
import shangui.rights.MyData.Agreed;
import shangui.rights.MyData.Bought;
import shangui.rights.MyData.Claimed;
import shangui.rights.MyData.Told;
import shangui.rights.MyData.Waited;

/** All that is kept under a phone number, to be read by whoever has shown that it is theirs. */
@Singleton
class MyDataRepository {

    /** More than any person's; a file of more would be cut and say so nowhere, so it is far away. */
    private static final int MOST = 5_000;

    private final Statements statements;

    MyDataRepository(Statements statements) {
        this.statements = statements;
    }

    MyData of(String phone) {
        return new MyData(bought(phone), claimed(phone), agreed(phone), waited(phone), told(phone));
    }

    /** What was ordered, line by line, the newest first. */
    private List<Bought> bought(String phone) {
        return statements.list("""
            SELECT c.number, c.placed_at, s.name AS store, s.name_en AS store_en, o.state, l.name, l.name_en, l.pack, l.pack_en, l.quantity,
                   l.unit_price_fen, l.gross_fen - l.discount_fen AS amount_fen
              FROM checkout c
              JOIN orders o ON o.checkout_id = c.id
              JOIN order_line l ON l.order_id = o.id
              JOIN store s ON s.id = c.store_id
             WHERE c.phone = ?
               AND c.state = 'PLACED'
             ORDER BY c.placed_at DESC, o.id, l.position
             LIMIT ?
            """, row -> new Bought(row.getString("number"), Statements.instant(row, "placed_at"), row.getString("store"), row.getString("store_en"),
                OrderState.valueOf(row.getString("state")), row.getString("name"), row.getString("name_en"), row.getString("pack"), row.getString("pack_en"),
                row.getInt("quantity"), Money.ofFen(row.getLong("unit_price_fen")), Money.ofFen(row.getLong("amount_fen"))), phone, MOST);
    }

    private List<Claimed> claimed(String phone) {
        return statements.list("""
            SELECT c.number, q.raised_at, l.name, l.name_en, q.quantity, q.kind, q.what, q.picture_id, q.state, q.refund_fen
              FROM checkout c
              JOIN orders o ON o.checkout_id = c.id
              JOIN claim q ON q.order_id = o.id
              JOIN order_line_lot t ON t.id = q.order_line_lot_id
              JOIN order_line l ON l.id = t.order_line_id
             WHERE c.phone = ?
             ORDER BY q.id DESC
             LIMIT ?
            """, row -> new Claimed(row.getString("number"), Statements.instant(row, "raised_at"), row.getString("name"), row.getString("name_en"), row.getInt("quantity"),
                Claim.Kind.valueOf(row.getString("kind")), row.getString("what"), row.getObject("picture_id") != null, Claim.State.valueOf(row.getString("state")),
                row.getObject("refund_fen") == null ? null : Money.ofFen(row.getLong("refund_fen"))), phone, MOST);
    }

    private List<Agreed> agreed(String phone) {
        return statements.list("""
            SELECT k.purpose, k.version, k.language, k.agreed_at
              FROM checkout c
              JOIN consent k ON k.purpose = 'CHECKOUT' AND k.document_id = c.id
             WHERE c.phone = ?
             UNION ALL
            SELECT k.purpose, k.version, k.language, k.agreed_at
              FROM stock_notice n
              JOIN consent k ON k.purpose = 'NOTICE' AND k.document_id = n.id
             WHERE n.phone = ?
             ORDER BY agreed_at DESC
             LIMIT ?
            """, row -> new Agreed(Purpose.valueOf(row.getString("purpose")), row.getInt("version"), row.getString("language"),
                Statements.instant(row, "agreed_at")), phone, phone, MOST);
    }

    private List<Waited> waited(String phone) {
        return statements.list("""
            SELECT n.id, n.state, n.made_at, n.ends_at, r.name, r.name_en, k.pack, k.pack_en, s.name AS store, s.name_en AS store_en
              FROM stock_notice n
              JOIN sku k ON k.id = n.sku_id
              JOIN product r ON r.id = k.product_id
              JOIN store s ON s.id = n.store_id
             WHERE n.phone = ?
             ORDER BY n.id DESC
             LIMIT ?
            """, row -> new Waited(row.getLong("id"), row.getString("state").equals("OPEN"), row.getString("name"), row.getString("name_en"), row.getString("pack"),
                row.getString("pack_en"), row.getString("store"), row.getString("store_en"), Statements.instant(row, "made_at"), Statements.instant(row, "ends_at")),
            phone, MOST);
    }

    private List<Told> told(String phone) {
        return statements.list("SELECT kind, made_at, sent_at FROM sms WHERE phone = ? ORDER BY id DESC LIMIT ?",
            row -> new Told(row.getString("kind"), Statements.instant(row, "made_at"), row.getObject("sent_at") != null), phone, MOST);
    }
}
