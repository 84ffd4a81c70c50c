package shangui.web;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names in a finished page the fields its error summary speaks of: "手机号：这里要填", not "这里要填" twice. What a field is called is
 * written once, at its control, which stands below the summary; so the summary marks its sentences and they are named here, with
 * what the group of fields is called where there is one: "第 2 行 · 份数：这里要填".
 */
final class FieldNames {

    private static final Pattern MARK = Pattern.compile("<!--name of ([\\w-]+)-->(.*?)<!--named-->");

    private FieldNames() {
    }

    static String in(String html, Sentences sentences) {
        return MARK.matcher(html).replaceAll(mark -> Matcher.quoteReplacement(named(html, mark.group(1), mark.group(2), sentences)));
    }

    private static String named(String html, String id, String sentence, Sentences sentences) {
        Matcher label = label(id).matcher(html);
        if (!label.find()) {
            return sentence;
        }
        String name = Stream.of(label.group(1), label.group(2), label.group(3)).filter(Objects::nonNull).map(FieldNames::words).collect(Collectors.joining());
        String group = group(html.substring(0, label.start()));
        return sentences.of("form.named", group.isEmpty() ? name : group + " · " + name, sentence);
    }

    /** A label, the legend of a group of choices, or the words beside a box to tick. */
    private static Pattern label(String id) {
        return Pattern.compile("(?s)<label\\b[^>]*\\bfor=\"%1$s\"[^>]*>(.*?)</label>|<fieldset\\b[^>]*\\bid=\"%1$s\"[^>]*>\\s*<legend\\b[^>]*>(.*?)</legend>|<input\\b[^>]*\\bid=\"%1$s\"[^>]*>\\s*<span>(.*?)</span>"
            .formatted(Pattern.quote(id)));
    }

    /** What the fieldset is called that is open where this text ends. */
    private static String group(String before) {
        int opened = before.lastIndexOf("<fieldset");
        int legend = before.indexOf("<legend", Math.max(opened, 0));
        int end = before.indexOf("</legend>", Math.max(legend, 0));
        return opened < 0 || before.lastIndexOf("</fieldset>") > opened || legend < 0 || end < 0 ? "" : words(before.substring(legend, end));
    }

    private static String words(String markup) {
        return markup.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }
}
