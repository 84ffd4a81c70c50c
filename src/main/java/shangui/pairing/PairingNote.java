package shangui.pairing;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * What the office and the towns of a pairing had to do with each other on a day: for the office to read, in the words it was written.
 *
 * @param url where the document lies, or null
 */
@MappedEntity
public record PairingNote(@Id long id, long pairingId, Kind kind, LocalDate day, String what, @Nullable String url) {

    private static final Pattern ADDRESS = Pattern.compile("https?://.+");

    /** Spoken or written to; been there; a paper that came or went. */
    public enum Kind { CONTACT, VISIT, DOCUMENT }

    public PairingNote {
        if (what.isBlank()) {
            throw new IllegalArgumentException("a note says something");
        }
        if (url != null && !ADDRESS.matcher(url).matches()) {
            throw new IllegalArgumentException("the address of a document starts with http: " + url);
        }
    }
}
