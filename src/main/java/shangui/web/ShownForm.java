package shangui.web;

import java.util.List;

/** `$form` in a template: what was typed and what was wrong with it, in the page's language; empty on a first showing. */
public final class ShownForm {

    /** One line of the error summary. */
    public record Line(String field, String sentence) {
    }

    private final Form<?> form;
    private final Answer.Refused refusal;
    private final Sentences sentences;

    ShownForm(Form<?> form, Answer.Refused refusal, Sentences sentences) {
        this.form = form;
        this.refusal = refusal;
        this.sentences = sentences;
    }

    /** This form if it was sent to that path, else an empty one: for pages with several forms. */
    public ShownForm at(String path) {
        return form != null && form.path().equals(path) ? this : new ShownForm(null, null, sentences);
    }

    public String get(String field) {
        return form == null ? "" : form.get(field);
    }

    /** What was typed, or on a first showing the value given. */
    public String get(String field, Object first) {
        return form != null ? form.get(field) : first == null ? "" : first.toString();
    }

    public List<String> all(String field) {
        return form == null ? List.of() : form.all(field);
    }

    public boolean checked(String field, Object value) {
        return form != null && value != null && form.all(field).contains(value.toString());
    }

    /** Whether this choice is the one typed, or on a first showing the one given. */
    public boolean checked(String field, Object value, Object first) {
        return form != null ? checked(field, value) : value != null && first != null && value.toString().equals(first.toString());
    }

    /** What is wrong with a field, or null. */
    public String error(String field) {
        return getErrors().stream().filter(line -> line.field().equals(field)).map(Line::sentence).findFirst().orElse(null);
    }

    public List<Line> getErrors() {
        return form == null ? List.of() : form.errors().stream().map(this::line).toList();
    }

    /** Named `get…` because a template would take `$form.failed` for `get("failed")` before any `is…`. */
    public boolean getFailed() {
        return form != null && form.failed();
    }

    /** Why it was refused, when no single field is to blame, or null. */
    public String getRefusal() {
        return refusal == null ? null : sentences.of(refusal.key(), refusal.arguments().toArray());
    }

    /** The id of a field's control: `lines[0].quantity` is `lines-0-quantity`. */
    public String id(String field) {
        return field.replaceAll("[\\[.]+", "-").replace("]", "");
    }

    private Line line(FieldError error) {
        return new Line(error.field(), sentences.of(error.key(), error.arguments().toArray()));
    }
}
