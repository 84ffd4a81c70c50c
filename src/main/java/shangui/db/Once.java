package shangui.db;

/** What became of a write sent with an idempotency key; {@code R} is what the work itself answers. */
public sealed interface Once<R> {

    /** It took effect now, or ({@code repeated}) when the same request came before; the same answer either way. */
    record Answered<R>(StoredAnswer answer, boolean repeated) implements Once<R> {}

    /** It was refused; no key is kept, so it may be sent again. */
    record Refused<R>(R refusal, StoredAnswer answer) implements Once<R>, Refusal {}

    /** The key was used before for another request: 422. */
    record OtherRequest<R>() implements Once<R>, Refusal {}
}
