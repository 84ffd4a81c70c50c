package shangui.payment;

import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A payment as the simulated provider keeps it: what was asked, and what became of it. Guarded by itself. */
class SimulatedBill {

    final String id = UUID.randomUUID().toString();
    private final JsonNode asked;
    String state = "NOTPAY";
    private String number;
    private Instant paidAt;

    SimulatedBill(JsonNode asked) {
        this.asked = asked;
    }

    String text(String field) {
        return asked.get(field).getStringValue();
    }

    long total() {
        return asked.get("amount").get("total").getLongValue();
    }

    boolean paid() {
        return state.equals("SUCCESS");
    }

    /** Whether it can still be paid; one that failed can be tried again. */
    boolean openAt(Instant moment) {
        return (state.equals("NOTPAY") || state.equals("PAYERROR")) && moment.isBefore(Instant.parse(text("time_expire")));
    }

    void pay(Instant moment) {
        state = "SUCCESS";
        number = "42" + Long.toUnsignedString(UUID.randomUUID().getMostSignificantBits());
        paidAt = moment;
    }

    /** As callbacks and queries tell it. */
    Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("mchid", text("mchid"));
        told.put("out_trade_no", text("out_trade_no"));
        told.put("trade_state", state);
        told.put("amount", Map.of("total", total(), "currency", "CNY"));
        if (paid()) {
            told.put("transaction_id", number);
            told.put("success_time", paidAt.atOffset(ZoneOffset.ofHours(8)).toString());
        }
        return told;
    }
}
