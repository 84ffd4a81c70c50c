package shangui.town;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.change.Changes;
import shangui.db.Ids;
import shangui.imports.Cells;
import shangui.imports.Change;
import shangui.imports.Column;
import shangui.imports.ImportKind;
import shangui.imports.Intake;
import shangui.imports.Values;
import shangui.imports.Verdict;

/** Villages, known by their code. A village stays with its town. */
@Singleton
class VillageIntake implements Intake<VillageIntake.Row, Village> {

    static final Column<String> CODE = Column.code("village", 12);
    private static final Column<Long> TOWN = Column.town("town");
    private static final Column<String> NAME = Column.text("villageName", 40);
    private static final Column<String> NAME_EN = Column.text("villageNameEn", 80);
    static final Column<LocalDate> ENDED_ON = Column.date("endedOn").optional();

    private final TownRepository towns;
    private final VillageRepository villages;
    private final Places places;
    private final Changes changes;
    private final Ids ids;

    VillageIntake(TownRepository towns, VillageRepository villages, Places places, Changes changes, Ids ids) {
        this.towns = towns;
        this.villages = villages;
        this.places = places;
        this.changes = changes;
        this.ids = ids;
    }

    /** @param endedOn null leaves it as it is */
    record Row(String code, long town, String name, String nameEn, @Nullable LocalDate endedOn) {}

    @Override
    public ImportKind kind() {
        return ImportKind.VILLAGE;
    }

    @Override
    public List<Column<?>> columns() {
        return List.of(CODE, TOWN, NAME, NAME_EN, ENDED_ON);
    }

    @Override
    public Row read(Cells cells) {
        String code = cells.get(CODE);
        Long town = cells.get(TOWN);
        String name = cells.get(NAME);
        String nameEn = cells.get(NAME_EN);
        LocalDate endedOn = cells.get(ENDED_ON);
        return cells.failed() ? null : new Row(code, town, name, nameEn, endedOn);
    }

    @Override
    public Object key(Row row) {
        return row.code();
    }

    @Override
    public Column<?> keyColumn() {
        return CODE;
    }

    @Override
    public List<Verdict<Village>> judge(List<Row> rows) {
        Map<Long, Town> known = towns.findByCodeIn(rows.stream().map(Row::town).distinct().toList()).stream().collect(Collectors.toMap(Town::code, Function.identity()));
        Map<String, Village> there = villages.findByCodeIn(rows.stream().map(Row::code).toList()).stream()
            .collect(Collectors.toMap(village -> Values.folded(village.code()), Function.identity()));
        return rows.stream().map(row -> judged(there.get(Values.folded(row.code())), row, known.get(row.town()))).toList();
    }

    private Verdict<Village> judged(Village was, Row row, Town town) {
        if (town == null) {
            return Verdict.Wrong.at(TOWN, "imports.problem.unknownTown", row.town());
        }
        if (was == null) {
            return new Verdict.New<>(new Village(ids.next(), row.town(), row.code(), row.name(), row.nameEn(), row.endedOn()));
        }
        if (was.townCode() != row.town()) {
            return Verdict.Wrong.at(TOWN, "imports.problem.villageStays", was.code(), was.townCode());
        }
        LocalDate endedOn = row.endedOn() == null ? was.endedOn() : row.endedOn();
        return Verdict.of(was, new Village(was.id(), was.townCode(), was.code(), row.name(), row.nameEn(), endedOn), new Change.Gathering()
            .of(NAME, was.name(), row.name())
            .of(NAME_EN, was.nameEn(), row.nameEn())
            .of(ENDED_ON, was.endedOn(), endedOn).all());
    }

    @Override
    public void take(List<Village> added, List<Verdict.Changed<Village>> changed, Taker taker) {
        places.addVillages(added);
        for (var change : changed) {
            places.change(change.was(), change.becomes());
            changes.recordAll(taker.accountId(), "village", change.was().id(), change.was(), change.becomes(), taker.reason());
        }
    }
}
