package shangui.outbox;

/** One call to make. Its id is the same at every attempt: the other side's key against doing it twice. */
public record OutboxMessage(long id, String kind, String payload, int attempt) {}
