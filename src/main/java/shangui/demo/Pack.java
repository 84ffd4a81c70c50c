package shangui.demo;

import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import shangui.product.Product;
import shangui.product.Sku;

/**
 * A sku of the sample world with its product.
 *
 * @param number of its place in the list of all packs, from 1
 * @param packed months in which it is packed
 * @param peak   months in which more of it is asked for
 * @param liking how often it is put into a basket, against the others of its counter
 * @param sold   false: on hold until a document is there
 */
record Pack(int number, Sku sku, Product product, Months packed, Months peak, int liking, boolean sold) {

    /** Months of a year from one to another, both included; {@code 10-2} goes over New Year. */
    record Months(int first, int last) {

        static Months of(String text) {
            String[] ends = text.split("-");
            return new Months(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        }

        boolean has(Month month) {
            int number = month.getValue();
            return first <= last ? first <= number && number <= last : number >= first || number <= last;
        }

        boolean has(LocalDate day) {
            return has(day.getMonth());
        }

        List<Month> all() {
            return Arrays.stream(Month.values()).filter(this::has).toList();
        }

        /** The newest day of these months up to a day. */
        LocalDate lastDay(LocalDate day) {
            LocalDate candidate = day;
            while (!has(candidate)) {
                candidate = candidate.withDayOfMonth(1).minusDays(1);
            }
            return candidate;
        }
    }

    private static final int FRESH_LIFE_DAYS = 60;
    private static final int LONG_LIFE_DAYS = 20;

    /** What keeps so short that it is brought several times a week. */
    boolean shortLived() {
        return product.shelfLifeDays() < FRESH_LIFE_DAYS;
    }

    /** Liked half as much again in its best months. */
    int likingOn(LocalDate day) {
        return peak.has(day) ? liking * 3 / 2 : liking;
    }

    LocalDate bestBefore(LocalDate packedOn) {
        return packedOn.plusDays(product.shelfLifeDays());
    }

    /** The day it was packed on if it may be sold until this one. */
    LocalDate packedFor(LocalDate sellUntil) {
        return sellUntil.plusDays(product.stopSaleDays()).minusDays(product.shelfLifeDays());
    }

    /** Whether it is still worth bringing to a counter on a day. */
    boolean worthBringing(LocalDate packedOn, LocalDate day) {
        LocalDate sellUntil = bestBefore(packedOn).minusDays(product.stopSaleDays());
        return !sellUntil.isBefore(day.plusDays(shortLived() ? 1 : LONG_LIFE_DAYS));
    }
}
