package shangui.message;

/** A provider of text messages. It is called outside any transaction, once for a message unless it is known not to have taken it. */
public interface SmsGateway {

    /** Whether it has a template for this. */
    boolean sends(SmsKind kind);

    /** Whether what was sent can be read here afterwards, since it went nowhere. */
    boolean pretends();

    /** @throws NotSent when the provider surely did not take it; any other exception leaves that open */
    void send(TextMessage message) throws NotSent;

    /** It may be tried again. */
    class NotSent extends Exception {

        NotSent(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
