package shangui.message;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * A text message. @param words what fills its template, in order; forgotten once it is sent for good
 *
 * @param sentAt null: not yet
 */
public record TextMessage(long id, SmsKind kind, String phone, String language, List<String> words, Instant madeAt, @Nullable Instant sentAt) {}
