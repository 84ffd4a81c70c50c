package shangui.outbox;

/** Makes the calls of one kind. A feature contributes it as a bean. */
public interface OutboxHandler {

    /** The kind given to {@link Outbox#add}. */
    String kind();

    /**
     * Makes the call, outside any transaction. It may be asked again after an attempt whose answer was lost.
     *
     * @throws Exception when it is to be tried again later
     */
    void send(OutboxMessage message) throws Exception;
}
