package shangui.town;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.change.Changes;
import shangui.imports.Cells;
import shangui.imports.Change;
import shangui.imports.Column;
import shangui.imports.ImportKind;
import shangui.imports.Intake;
import shangui.imports.Verdict;

/** Towns, known by their code. */
@Singleton
class TownIntake implements Intake<Town, Town> {

    private static final Column<Long> CODE = Column.town("town");
    private static final Column<String> NAME = Column.text("townName", 40);
    private static final Column<String> NAME_EN = Column.text("townNameEn", 80);
    private static final Column<String> COUNTY = Column.text("county", 40);
    private static final Column<String> COUNTY_EN = Column.text("countyEn", 80);

    private final TownRepository towns;
    private final Places places;
    private final Changes changes;

    TownIntake(TownRepository towns, Places places, Changes changes) {
        this.towns = towns;
        this.places = places;
        this.changes = changes;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.TOWN;
    }

    @Override
    public List<Column<?>> columns() {
        return List.of(CODE, NAME, NAME_EN, COUNTY, COUNTY_EN);
    }

    @Override
    public Town read(Cells cells) {
        Long code = cells.get(CODE);
        String name = cells.get(NAME);
        String nameEn = cells.get(NAME_EN);
        String county = cells.get(COUNTY);
        String countyEn = cells.get(COUNTY_EN);
        return cells.failed() ? null : new Town(code, name, nameEn, county, countyEn);
    }

    @Override
    public Object key(Town row) {
        return row.code();
    }

    @Override
    public Column<?> keyColumn() {
        return CODE;
    }

    @Override
    public List<Verdict<Town>> judge(List<Town> rows) {
        Map<Long, Town> there = towns.findByCodeIn(rows.stream().map(Town::code).toList()).stream().collect(Collectors.toMap(Town::code, Function.identity()));
        return rows.stream().map(row -> judged(there.get(row.code()), row)).toList();
    }

    private static Verdict<Town> judged(Town was, Town row) {
        return was == null ? new Verdict.New<>(row) : Verdict.of(was, row, new Change.Gathering()
            .of(NAME, was.name(), row.name())
            .of(NAME_EN, was.nameEn(), row.nameEn())
            .of(COUNTY, was.county(), row.county())
            .of(COUNTY_EN, was.countyEn(), row.countyEn()).all());
    }

    @Override
    public void take(List<Town> added, List<Verdict.Changed<Town>> changed, Taker taker) {
        places.addTowns(added);
        for (var change : changed) {
            places.change(change.was(), change.becomes());
            changes.recordAll(taker.accountId(), "town", change.was().code(), change.was(), change.becomes(), taker.reason());
        }
    }
}
