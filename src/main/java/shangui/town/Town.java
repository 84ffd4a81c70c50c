package shangui.town;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import shangui.picture.PictureKind;
import shangui.picture.Pictured;

/** A township-level place, keyed by its 9-digit code because names repeat across China. */
@MappedEntity
public record Town(@Id long code, String name, String nameEn, String county, String countyEn) {

    /** What its pictures and its history are kept under. */
    public static final String KIND = "town";
    private static final List<String> DRAWINGS = List.of("terraces", "tea", "stream", "persimmons", "bamboo", "fields", "blossom", "winter");

    public Town {
        if (code < 100_000_000 || code > 999_999_999) {
            throw new IllegalArgumentException("a town code has 9 digits: " + code);
        }
    }

    /** The source in the frontend of our drawing that stands for it, 3:2, while nobody has uploaded a photograph. */
    public String drawing() {
        return "drawings/town-" + DRAWINGS.get((int) (code % DRAWINGS.size())) + ".svg";
    }

    /** It with its pictures, which are photographs or drawings. @param path of its page for whom they are shown, and where it is listed */
    Pictured pictured(String path, String listPath, String listKey, Runnable lock) {
        return new Pictured(KIND, code, name, nameEn, path, listPath, listKey, drawing(), List.of(PictureKind.PHOTOGRAPH, PictureKind.DRAWING), lock);
    }

    /** The code is made up (99…) because no source gives it. */
    public boolean codeUnknown() {
        return code / 10_000_000 == 99;
    }
}
