package shangui.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;

/** Lists as files to keep, in the reader's language; where the figures are samples the file says so in its name and its title. */
@Singleton
public final class Exports {

    /** More rows than any list has that a person would open. */
    public static final int MOST_ROWS = 100_000;

    private final Messages messages;
    private final SampleData sampleData;

    Exports(Messages messages, SampleData sampleData) {
        this.messages = messages;
        this.sampleData = sampleData;
    }

    /** Makes the file of its title and of the sentences its heads and values are written in. */
    @FunctionalInterface
    public interface Maker {
        byte[] of(String title, Sentences t);
    }

    /** @param titleKey what is listed: with the mark of samples at most 31 characters, for it names a tab */
    public HttpResponse<byte[]> file(HttpRequest<?> request, String type, String titleKey, Maker maker) {
        var t = new Sentences(messages, Language.of(request));
        String title = sampleData.isLoaded() ? t.of("layout.sampleTitle", t.of(titleKey)) : t.of(titleKey);
        return Downloads.file(title + ".xlsx", noun(request) + ".xlsx", type, maker.of(title, t));
    }

    /** What is listed, as its address says: {@code /office/stores/export} lists stores. */
    private static String noun(HttpRequest<?> request) {
        String[] path = request.getPath().split("/");
        return path[path.length - 2];
    }
}
