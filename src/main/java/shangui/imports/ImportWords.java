package shangui.imports;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import shangui.web.Language;
import shangui.web.Messages;
import shangui.web.Sentences;

/** What columns, problems and kinds are called in a reader's language, and by what names a sheet may call them. */
@Singleton
public class ImportWords {

    private final Messages messages;

    ImportWords(Messages messages) {
        this.messages = messages;
    }

    public String of(Language language, String key, Object... arguments) {
        return messages.of(language, key, arguments);
    }

    String head(Language language, String column) {
        return of(language, "imports.column." + column);
    }

    /** Whether a head means this column, in either language; what stands in brackets does not count. */
    boolean isHead(String typed, String column) {
        String said = named(typed);
        return Arrays.stream(Language.values()).anyMatch(language -> named(head(language, column)).equals(said));
    }

    private static String named(String head) {
        return Values.folded(head).replaceAll("\\(.*?\\)|[*:]", "");
    }

    /** What may stand in a column. */
    String allowed(Language language, Column<?> column) {
        return of(language, "imports.allowed." + column.name(), column.limits().stream().map(limit -> said(language, limit)).toArray());
    }

    private Object said(Language language, Object limit) {
        return limit instanceof Column.Choices(String prefix, List<? extends Enum<?>> values)
            ? values.stream().map(value -> of(language, prefix + "." + value.name())).collect(Collectors.joining(between(language))) : limit;
    }

    String example(Language language, Column<?> column) {
        return of(language, "imports.example." + column.name());
    }

    String problem(Language language, Problem problem) {
        return new Sentences(messages, language).named(of(language, problem.key(), problem.arguments().toArray())).replaceFirst("[。.]$", "");
    }

    /** All that is wrong with a row, for the column of errors: each with its column and what may stand there. */
    String remark(Language language, List<Problem> problems, List<Column<?>> columns) {
        return problems.stream().map(problem -> of(language, "imports.remark", head(language, problem.column()), problem(language, problem),
            columns.stream().filter(column -> column.name().equals(problem.column())).map(column -> allowed(language, column)).findFirst().orElse("")))
            .collect(Collectors.joining(of(language, "imports.betweenRemarks")));
    }

    /** A value of a column, as the reader calls it. */
    String value(Language language, Column<?> column, String value) {
        for (Object limit : column.limits()) {
            if (limit instanceof Column.Choices(String prefix, List<? extends Enum<?>> values) && values.stream().anyMatch(one -> one.name().equals(value))) {
                return of(language, prefix + "." + value);
            }
        }
        return value.equals("true") ? of(language, "imports.yes") : value.equals("false") ? of(language, "imports.no") : new Sentences(messages, language).named(value);
    }

    String list(Language language, List<String> names) {
        return String.join(between(language), names);
    }

    private String between(Language language) {
        return of(language, "imports.between");
    }
}
