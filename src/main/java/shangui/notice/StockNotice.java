package shangui.notice;

import java.time.Duration;
import java.time.Instant;

/** Somebody waits for a pack at a store. OPEN until they are told, withdraw it, or thirty days are over. */
record StockNotice(long id, long storeId, long skuId, String phone, String language, Instant madeAt, Instant endsAt) {

    static final Duration LASTS = Duration.ofDays(30);

    enum State { OPEN, TOLD, WITHDRAWN, ENDED }
}
