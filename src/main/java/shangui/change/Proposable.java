package shangui.change;

import java.util.Collection;
import java.util.Map;

/**
 * A kind of change that needs a second person. A feature contributes it as a bean and keeps its wishes as JSON. All methods run in
 * the caller's transaction.
 */
public interface Proposable {

    /** What its proposals are called: {@code contract_terms}. */
    String kind();

    /** The table of what it changes: {@code contract}. Fields of its differences are named by messages that begin so. */
    String subjectKind();

    /** What a wish would change now, or why it may not. */
    Examined examine(long subjectId, String wish);

    /** Holds what its checks read, makes them again, and changes it; answers what it changed, or why it may not. */
    Examined apply(long subjectId, String wish);

    /** What its proposals are about, as people call it, by id. */
    Map<Long, Subject> subjects(Collection<Long> subjectIds);

    /** @param path its page */
    record Subject(String name, String nameEn, String path) {

        /** For sentences: in the reader's language. */
        public String bothNames() {
            return "{" + name + "|" + nameEn + "}";
        }
    }
}
