package shangui.product;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What it is; its packs are skus.
 *
 * @param townCode     the mountain town it comes from
 * @param fresh        never restocked after a return (rule 13)
 * @param stopSaleDays days before best before on which sale stops (rule 15); copied onto a lot's place when it reaches a counter
 * @param source       where these facts come from
 * @param season       the months it is in season, a bit for each, January the lowest; see {@link #seasonOf}
 * @param endedOn      from this day on it is offered no more; null while it is
 * @param drawing      what it looks like while there is no photograph; null: as its category does
 */
@MappedEntity
public record Product(@Id long id, long townCode, String name, String nameEn, Category category, boolean fresh,
                      int shelfLifeDays, int stopSaleDays, String storage, String storageEn, String source, int season, @Nullable LocalDate endedOn,
                      @Nullable Drawing drawing) {

    /** What its pictures and its history are kept under. */
    public static final String KIND = "product";
    public static final int ALL_YEAR = 0xfff;

    public Product {
        if (season < 1 || season > ALL_YEAR) {
            throw new IllegalArgumentException("in season in at least one of twelve months");
        }
    }

    public static int seasonOf(Collection<Month> months) {
        return months.stream().mapToInt(month -> 1 << month.getValue() - 1).reduce(0, (one, other) -> one | other);
    }

    /** In the order of the year. */
    public List<Month> months() {
        return Arrays.stream(Month.values()).filter(this::inSeason).toList();
    }

    public boolean allYear() {
        return season == ALL_YEAR;
    }

    /** Its months as numbers, runs of them drawn together across the year's end: {@code 6–7, 11–3}. */
    public String seasonText() {
        List<String> runs = new ArrayList<>();
        for (Month first : months()) {
            if (allYear() && first == Month.JANUARY || !allYear() && !inSeason(first.minus(1))) {
                Month last = first;
                while (last.plus(1) != first && inSeason(last.plus(1))) {
                    last = last.plus(1);
                }
                runs.add(first == last ? "" + first.getValue() : first.getValue() + "–" + last.getValue());
            }
        }
        return String.join(", ", runs);
    }

    public boolean inSeason(Month month) {
        return (season & seasonOf(List.of(month))) != 0;
    }

    public Drawing drawn() {
        return drawing == null ? category.drawing() : drawing;
    }

    public boolean offeredOn(LocalDate day) {
        return endedOn == null || day.isBefore(endedOn);
    }
}
