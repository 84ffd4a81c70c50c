package shangui.web;

import java.util.List;

/** What went wrong and a way on. @param reference the number it was logged under, or null */
@Template("web/error")
public record ErrorPage(int status, String titleKey, String sentenceKey, List<Object> arguments, String reference) implements Page {

    public String sentence(Sentences sentences) {
        return sentences.of(sentenceKey, arguments.toArray());
    }
}
