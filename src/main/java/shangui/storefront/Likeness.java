package shangui.storefront;

/** How one text is found in another: read along its syllables, or its signs scattered. */
final class Likeness {

    /** Not at all. */
    static final int NOT = Integer.MAX_VALUE;
    /** Added where some syllables are only begun. */
    static final int SHORTENED = 1000;

    private Likeness() {}

    /**
     * Reads what was typed along the text from a position on, each character or run of letters for one of its characters:
     * `gs西瓜` along 高山西瓜. Positions reached are bits, so that all ways are tried at once.
     *
     * @return how many characters of the text it took, {@link #SHORTENED} more where some were only begun, or {@link #NOT}
     */
    static int read(Spelling typed, Spelling text, int start) {
        long whole = 1;
        long begun = 0;
        int shortened = NOT;
        for (int at = start; at < text.length() && (whole | begun) != 0; at++) {
            long nextWhole = 0;
            long nextBegun = 0;
            for (long open = whole | begun; open != 0; open &= open - 1) {
                int from = Long.numberOfTrailingZeros(open);
                boolean isWhole = (whole >>> from & 1) == 1;
                long syllable = syllable(typed, from, text, at);
                nextWhole |= isWhole ? syllable : 0;
                nextBegun |= (isWhole ? 0 : syllable) | beginning(typed, from, text, at);
            }
            if ((nextWhole >>> typed.length() & 1) == 1) {
                return at + 1 - start;
            }
            if ((nextBegun >>> typed.length() & 1) == 1 && shortened == NOT) {
                shortened = SHORTENED + at + 1 - start;
            }
            whole = nextWhole;
            begun = nextBegun;
        }
        return shortened;
    }

    /** Where the typed is after the whole of one character: itself, another of its sound, or its pinyin. */
    private static long syllable(Spelling typed, int from, Spelling text, int at) {
        if (from == typed.length()) {
            return 0;
        }
        if (typed.text().charAt(from) == text.text().charAt(at)) {
            return 1L << from + 1;
        }
        if (!text.isChinese(at)) {
            return 0;
        }
        long reached = 0;
        for (String reading : text.readings(at)) {
            boolean same = typed.isChinese(from) ? typed.readings(from)[0].equals(reading) : typed.text().startsWith(reading, from);
            reached |= same ? 1L << from + (typed.isChinese(from) ? 1 : reading.length()) : 0;
        }
        return reached;
    }

    /** The same after its first letter, its first two where they are one sound, or all that was typed of it at the end. */
    private static long beginning(Spelling typed, int from, Spelling text, int at) {
        if (from == typed.length() || typed.isChinese(from) || !text.isChinese(at)) {
            return 0;
        }
        long reached = 0;
        int rest = typed.length() - from;
        for (String reading : text.readings(at)) {
            if (typed.text().charAt(from) == reading.charAt(0)) {
                reached |= 1L << from + 1;
                reached |= rest > 1 && reading.startsWith("h", 1) && typed.text().charAt(from + 1) == 'h' ? 1L << from + 2 : 0;
                reached |= rest < reading.length() && typed.text().startsWith(reading.substring(0, rest), from) ? 1L << typed.length() : 0;
            }
        }
        return reached;
    }

    /** Whether all signs of the typed are in the text: 0 in the same order, 1 in another, {@link #NOT} if one is not. */
    static int scattered(Spelling typed, Spelling text) {
        if (text.lacks(typed) > 0 || typed.length() > text.length()) {
            return NOT;
        }
        var left = new StringBuilder(text.text());
        boolean inOrder = true;
        int from = 0;
        for (char sign : typed.text().toCharArray()) {
            int at = left.indexOf(String.valueOf(sign));
            if (at < 0) {
                return NOT;
            }
            left.setCharAt(at, ' ');
            int next = text.text().indexOf(sign, from);
            inOrder &= next >= 0;
            from = next + 1;
        }
        return inOrder ? 0 : 1;
    }
}
