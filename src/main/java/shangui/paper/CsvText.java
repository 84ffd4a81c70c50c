package shangui.paper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import shangui.paper.SheetReader.Unreadable;

/**
 * A CSV as text, and how it came: in UTF-8, or as Chinese spreadsheets save it (GB18030).
 *
 * @param marked whether the mark by which spreadsheets know UTF-8 stood before it
 */
record CsvText(String text, Charset charset, boolean marked) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    static CsvText of(byte[] file) throws Unreadable {
        for (Charset charset : CHARSETS) {
            try {
                String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file)).toString();
                boolean marked = text.startsWith(BYTE_ORDER_MARK);
                return new CsvText(marked ? text.substring(1) : text, charset, marked);
            } catch (CharacterCodingException notThisOne) {
                // the next one, then
            }
        }
        throw new Unreadable(Unreadable.Why.NO_SHEET);
    }

    /** Another text as this one came. */
    byte[] bytesOf(CharSequence other) {
        return ((marked ? BYTE_ORDER_MARK : "") + other).getBytes(charset);
    }

    String lineEnd() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }
}
