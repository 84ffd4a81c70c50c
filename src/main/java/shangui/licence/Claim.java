package shangui.licence;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a pack may say only where a licence allows it, and the words by which it says so. */
public enum Claim {

    ORGANIC("有机", "organic"),
    GREEN("绿色食品", "green food"),
    SELENIUM("富硒", "selenium"),
    GEOGRAPHIC("地理标志", "geographical indication");

    private final List<String> words;

    Claim(String... words) {
        this.words = List.of(words);
    }

    /** The claims a name makes. */
    public static Set<Claim> madeBy(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        Set<Claim> made = EnumSet.noneOf(Claim.class);
        for (Claim claim : values()) {
            if (claim.words.stream().anyMatch(folded::contains)) {
                made.add(claim);
            }
        }
        return made;
    }
}
