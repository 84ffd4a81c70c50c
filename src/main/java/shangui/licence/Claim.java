package shangui.licence;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a pack may say only where a licence allows it; its name in both languages is the word by which it says so. */
public enum Claim {

    ORGANIC("有机", "organic"),
    GREEN("绿色食品", "green food"),
    SELENIUM("富硒", "selenium"),
    GEOGRAPHIC("地理标志", "geographical indication");

    private final String word;
    private final String wordEn;

    Claim(String word, String wordEn) {
        this.word = word;
        this.wordEn = wordEn;
    }

    /** Their names in both languages, as a history keeps them. */
    public static String named(Collection<Claim> claims) {
        return claims.stream().sorted().map(claim -> "{" + claim.word + "|" + claim.wordEn + "}").collect(Collectors.joining(" "));
    }

    /** The claims a name makes. */
    public static Set<Claim> madeBy(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        Set<Claim> made = EnumSet.noneOf(Claim.class);
        for (Claim claim : values()) {
            if (folded.contains(claim.word) || folded.contains(claim.wordEn)) {
                made.add(claim);
            }
        }
        return made;
    }
}
