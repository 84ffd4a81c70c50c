package shangui.web;

import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.runtime.Renderable;

/** Escapes every reference a template inserts, but our own markup, block macros and numbers. Velocity escapes nothing by itself. */
public final class Escaper implements ReferenceInsertionEventHandler {

    @Override
    public Object referenceInsert(Context context, String reference, Object value) {
        return switch (value) {
            case null -> null;
            case Html html -> html;
            case Renderable block -> block;
            case Number number -> number;
            default -> Html.escape(value.toString());
        };
    }
}
