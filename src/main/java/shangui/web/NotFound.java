package shangui.web;

/** There is no such thing among those the caller may see: a wrong id, or somebody else's. Answered as 404. */
public final class NotFound extends RuntimeException {

    public NotFound() {
        super(null, null, false, false);
    }
}
