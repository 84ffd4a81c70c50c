package shangui.web;

/**
 * All that one template may show. A page is one public record with {@link Template}: as HTML in its template under
 * `$page`, and the same record as JSON below `/api/v1`, so what a person reads and what a program reads never differ.
 */
public interface Page {

    /** What its form shows before anything is typed: a record whose components are named as the fields; null for nothing. */
    default Record first() {
        return null;
    }
}
