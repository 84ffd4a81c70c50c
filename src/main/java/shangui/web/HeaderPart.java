package shangui.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;

/** One name every template can use, contributed by the package that knows it: who is signed in, which store, the basket. */
public interface HeaderPart {

    /** The name templates use, without the dollar sign. */
    String name();

    /** What it stands for in this request; may be null. Called once for each page shown. */
    Object of(HttpRequest<?> request);

    /**
     * What a page that tells this has in common with others: the same word for pages that say the same of it, "" where they say
     * nothing, null where it is this reader's alone and such a page is not kept.
     */
    @Nullable
    default String sharedAs(@Nullable Object told) {
        return told == null ? "" : null;
    }

    /** Whether it is told without asking the database, so that error pages may show it too; there the others are null. */
    default boolean isCheap() {
        return false;
    }
}
