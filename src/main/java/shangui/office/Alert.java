package shangui.office;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import shangui.money.Money;
import shangui.web.Formats;
import shangui.web.Sentences;

/**
 * One thing that waits.
 *
 * @param targetId what the way to deal with it names: an order, a lot, a settlement
 * @param code what people call it by: an order's or statement's number, a lot's code, a month; '' for none
 * @param name of what it is about, '' for none
 * @param place store and counter, null where it is no matter of a counter
 * @param pair the twinned towns, null where it is no matter of theirs
 * @param since since when it waits, or the date it is about
 * @param days from then to today; below 0 for a date to come
 * @param units packs, where packs are counted
 * @param amount yuan, where it is about money
 * @param share of a whole, in basis points
 * @param path where it is dealt with
 */
public record Alert(AlertKind kind, long targetId, String code, String name, String nameEn, @Nullable Long pairingId, @Nullable Place pair,
                    @Nullable Long counterId, @Nullable Place place, LocalDate since, long days, long units, Money amount, int share, String path) {

    /** A name in both languages. */
    public record Place(String name, String nameEn) {

        public String in(Sentences t) {
            return t.isEnglish() ? nameEn : name;
        }
    }

    Alert at(String way) {
        return new Alert(kind, targetId, code, name, nameEn, pairingId, pair, counterId, place, since, days, units, amount, share, way);
    }

    static long days(LocalDate since, LocalDate today) {
        return ChronoUnit.DAYS.between(since, today);
    }

    /** What it is, in a sentence. */
    public String what(Sentences t) {
        return t.of("office.alert.line." + kind, t.isEnglish() ? nameEn : name, code, since, Math.abs(days), units, amount, new Formats(t.language()).percent(share));
    }

    /** Where it is, in a line; '' for nowhere in particular. */
    public String where(Sentences t) {
        String at = place == null ? "" : place.in(t);
        String of = pair == null ? "" : pair.in(t);
        return at.isEmpty() || of.isEmpty() ? at + of : at + " · " + of;
    }
}
