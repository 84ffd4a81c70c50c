package shangui.town;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A township-level place, keyed by its 9-digit code because names repeat across China. */
@MappedEntity
public record Town(@Id long code, String name, String nameEn, String county, String countyEn) {

    public Town {
        if (code < 100_000_000 || code > 999_999_999) {
            throw new IllegalArgumentException("a town code has 9 digits: " + code);
        }
    }

    /** The code is made up (99…) because no source gives it. */
    public boolean codeUnknown() {
        return code / 10_000_000 == 99;
    }
}
