package shangui.imports;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.imports.ImportRowRepository.Judged;
import shangui.money.Money;
import shangui.paper.MarkedSheet;
import shangui.paper.Sheet;
import shangui.paper.SheetReader.Unreadable;
import shangui.user.Accounts;
import shangui.web.Downloads;
import shangui.web.Language;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Slice;
import shangui.web.Template;

/** What the office sees of sheets: the kinds there are, those sent, what came of their rows; and the files it takes home. */
@Singleton
class ImportDesk {

    private static final int FILES_PER_PAGE = 30;
    private static final int ROWS_PER_PAGE = 50;
    private static final String CSV = "text/csv";

    private final ImportFileRepository files;
    private final ImportRowRepository rows;
    private final Importer importer;
    private final ImportWords words;
    private final Accounts accounts;

    ImportDesk(ImportFileRepository files, ImportRowRepository rows, Importer importer, ImportWords words, Accounts accounts) {
        this.files = files;
        this.rows = rows;
        this.importer = importer;
        this.words = words;
        this.accounts = accounts;
    }

    ImportsPage list(long before) {
        Slice<ImportFile> slice = Slice.of(files.page(before, FILES_PER_PAGE + 1), FILES_PER_PAGE, ImportFile::id);
        Map<Long, String> people = accounts.usernames(slice.items().stream().map(ImportFile::sentBy).toList());
        return new ImportsPage(List.of(ImportKind.values()),
            new Slice<>(slice.items().stream().map(file -> new SentFile(file, people.get(file.sentBy()))).toList(), slice.next()));
    }

    KindPage kind(Language language, ImportKind kind) {
        return new KindPage(kind, importer.intake(kind).columns().stream().map(column -> new ShownColumn(words.head(language, column.name()), column.required(),
            words.allowed(language, column), words.example(language, column))).toList(), SentSheet.MOST_ROWS);
    }

    Optional<ImportFile> find(long id) {
        return files.findById(id);
    }

    ImportFile file(long id) {
        return find(id).orElseThrow(NotFound::new);
    }

    /** @param wanted which rows to show; null for those with errors, or else those that change something */
    ImportPage show(Language language, long id, @Nullable Outcome wanted, int afterLine) {
        ImportFile file = file(id);
        Outcome outcome = wanted != null ? wanted : file.wrongRows() == 0 && file.changedRows() > 0 ? Outcome.CHANGED : Outcome.WRONG;
        List<Judged> some = rows.page(id, outcome, afterLine, ROWS_PER_PAGE + 1);
        Slice<Judged> slice = Slice.of(some, ROWS_PER_PAGE, Judged::line);
        Map<Long, String> people = accounts.usernames(Stream.of(file.sentBy(), file.takenBy()).filter(Objects::nonNull).toList());
        return new ImportPage(file, people.get(file.sentBy()), file.takenBy() == null ? null : people.get(file.takenBy()), words.list(language, file.ignored()), outcome,
            slice.items().stream().map(row -> shown(language, row, importer.intake(file.kind()).columns())).toList(), slice.next());
    }

    private ShownRow shown(Language language, Judged row, List<Column<?>> columns) {
        Map<String, Column<?>> byName = columns.stream().collect(Collectors.toMap(Column::name, Function.identity()));
        return new ShownRow(row.line(),
            row.problems().stream().map(problem -> new ShownProblem(words.head(language, problem.column()), words.problem(language, problem),
                words.allowed(language, byName.get(problem.column())))).toList(),
            row.changes().stream().map(change -> new ShownChange(words.head(language, change.column()), words.value(language, byName.get(change.column()), change.from()),
                words.value(language, byName.get(change.column()), change.to()))).toList());
    }

    /** An empty sheet with an example, and beside it what may stand in its columns. */
    HttpResponse<?> template(Language language, ImportKind kind) {
        List<Column<?>> columns = importer.intake(kind).columns();
        var head = new ArrayList<String>();
        var example = new ArrayList<Object>();
        for (Column<?> column : columns) {
            head.add(words.head(language, column.name()));
            example.add(meant(column, words.example(language, column)));
        }
        head.add(words.head(language, SentSheet.EXAMPLE));
        example.add(words.of(language, "imports.exampleMark"));
        List<List<String>> about = columns.stream().map(column -> List.of(words.head(language, column.name()), words.of(language, column.required() ? "imports.yes" : "imports.no"),
            words.allowed(language, column), words.example(language, column))).toList();
        String name = words.of(language, "imports.kind." + kind);
        var tabs = new ArrayList<>(List.of(new Sheet(name, head, List.of(example)),
            new Sheet(words.of(language, "imports.about"), Stream.of("imports.aboutColumn", "imports.aboutRequired", "imports.aboutAllowed", "imports.aboutExample")
                .map(key -> words.of(language, key)).toList(), about)));
        tabs.addAll(importer.intake(kind).choices(language));
        return Downloads.file(words.of(language, "imports.templateName", name) + ".xlsx", kind.slug() + "-template.xlsx", Sheet.XLSX, Sheet.xlsx(tabs));
    }

    /** Dates, amounts and numbers stand in the template as such, so that what is typed below them is one too. */
    private Object meant(Column<?> column, String example) {
        try {
            return example.isEmpty() ? null : switch (column.meaning().of(example, words)) {
                case LocalDate day -> day;
                case Money amount -> amount;
                case Integer number -> number;
                default -> example;
            };
        } catch (Misread misread) {
            throw new IllegalStateException("The example of " + column.name() + " is none: " + example, misread);
        }
    }

    /** The file as it came, with a column of what is wrong with each row. */
    HttpResponse<?> errors(Language language, long id) {
        ImportFile file = file(id);
        byte[] content = rows.content(id);
        if (content.length == 0 || !(importer.read(file.kind(), content, language) instanceof SentSheet sheet)) {
            throw new NotFound();
        }
        var remarks = new HashMap<Integer, String>(Map.of(sheet.head(), words.head(language, SentSheet.ERRORS)));
        rows.page(id, Outcome.WRONG, 0, SentSheet.MOST_ROWS)
            .forEach(row -> remarks.put(row.line(), words.remark(language, row.problems(), importer.intake(file.kind()).columns())));
        boolean xlsx = content[0] == 'P' && content[1] == 'K';
        String name = words.of(language, "imports.errorsName", file.name().replaceFirst("\\.[A-Za-z]{3,4}$", ""));
        try {
            String ending = xlsx ? ".xlsx" : ".csv";
            return Downloads.file(name + ending, file.kind().slug() + "-errors" + ending, xlsx ? Sheet.XLSX : CSV, MarkedSheet.of(content, sheet.remarks(), remarks));
        } catch (Unreadable couldBeReadBefore) {
            throw new IllegalStateException("The content of " + id + " can no longer be marked", couldBeReadBefore);
        }
    }

    @Template("imports/office/list")
    public record ImportsPage(List<ImportKind> kinds, Slice<SentFile> slice) implements Page {}

    /** @param sender its username */
    public record SentFile(ImportFile file, String sender) {}

    @Template("imports/office/kind")
    public record KindPage(ImportKind kind, List<ShownColumn> columns, int mostRows) implements Page {}

    public record ShownColumn(String name, boolean required, String allowed, String example) {}

    /**
     * @param ignored heads nobody knows
     * @param outcome which rows are shown
     * @param next    the line after which further ones are, or null
     */
    @Template("imports/office/show")
    public record ImportPage(ImportFile file, String sender, @Nullable String taker, String ignored, Outcome outcome, List<ShownRow> rows,
                             @Nullable Long next) implements Page {}

    public record ShownRow(int line, List<ShownProblem> problems, List<ShownChange> changes) {}

    /** @param allowed what may stand there */
    public record ShownProblem(String column, String sentence, String allowed) {}

    public record ShownChange(String column, String from, String to) {}
}
