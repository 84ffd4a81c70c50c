package shangui.rights;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import shangui.claim.Claim;
import shangui.money.Money;
import shangui.order.OrderState;
import shangui.paper.Csv;
import shangui.phone.Consents.Purpose;
import shangui.web.Formats;
import shangui.web.Sentences;

/** What is kept under one phone number. */
public record MyData(List<Bought> bought, List<Claimed> claimed, List<Agreed> agreed, List<Waited> waited, List<Told> told) {

    /** A line of an order. @param amount of the line, after its discount */
    public record Bought(String number, Instant at, String store, String storeEn, OrderState state, String name, String nameEn, String pack, String packEn, int quantity,
                         Money unitPrice, Money amount) {}

    /** Spoiled goods that were reported. @param what in the shopper's words, or null @param photo whether one is kept */
    public record Claimed(String number, Instant at, String name, String nameEn, int quantity, Claim.Kind kind, @Nullable String what, boolean photo, Claim.State state,
                          @Nullable Money refund) {}

    public record Agreed(Purpose purpose, int version, String language, Instant at) {}

    /** @param open still waits and can be withdrawn */
    public record Waited(long id, boolean open, String name, String nameEn, String pack, String packEn, String store, String storeEn, Instant at, Instant endsAt) {}

    /** A text message. @param kind as {@code rights.told.…} names it */
    public record Told(String kind, Instant at, boolean sent) {}

    public boolean isEmpty() {
        return bought.isEmpty() && agreed.isEmpty() && waited.isEmpty() && told.isEmpty();
    }

    /** One table: what it is, when, and the rest in words. */
    byte[] csv(Sentences t) {
        boolean english = t.isEnglish();
        var f = new Formats(t.language());
        var csv = new Csv().row(t.all("rights.file.what", "rights.file.at", "rights.file.number", "rights.file.where", "rights.file.goods", "rights.file.quantity",
            "rights.file.amount", "rights.file.state"));
        bought.forEach(line -> csv.row(row(t.of("rights.file.order"), f.dateTime(line.at), line.number, english ? line.storeEn : line.store,
            english ? line.nameEn + " " + line.packEn : line.name + " " + line.pack, line.quantity, line.amount, t.name("checkout.orderState", line.state))));
        claimed.forEach(one -> csv.row(row(t.of("rights.file.claim"), f.dateTime(one.at), one.number, null, english ? one.nameEn : one.name, one.quantity, one.refund,
            t.name("rights.claim", one.state) + (one.what == null ? "" : " · " + one.what))));
        agreed.forEach(one -> csv.row(row(t.of("rights.file.consent"), f.dateTime(one.at), null, null, t.name("rights.purpose", one.purpose), null, null,
            t.of("rights.agreedVersion", one.version))));
        waited.forEach(one -> csv.row(row(t.of("rights.file.notice"), f.dateTime(one.at), null, english ? one.storeEn : one.store,
            english ? one.nameEn + " " + one.packEn : one.name + " " + one.pack, null, null, t.of(one.open ? "rights.noticeOpen" : "rights.noticeOver"))));
        told.forEach(one -> csv.row(row(t.of("rights.file.message"), f.dateTime(one.at), null, null, t.of("rights.told." + one.kind), null, null,
            t.of(one.sent ? "rights.messageSent" : "rights.messageWaits"))));
        return csv.bytesForSpreadsheets();
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
