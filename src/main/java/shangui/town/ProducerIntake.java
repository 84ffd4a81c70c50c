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

/** Producers: codes, never names. A producer stays with its village. */
@Singleton
class ProducerIntake implements Intake<ProducerIntake.Row, Producer> {

    private static final Column<String> CODE = Column.code("producer", 20);
    private static final Column<String> VILLAGE = VillageIntake.CODE;

    private final VillageRepository villages;
    private final ProducerRepository producers;
    private final Places places;
    private final Changes changes;
    private final Ids ids;

    ProducerIntake(VillageRepository villages, ProducerRepository producers, Places places, Changes changes, Ids ids) {
        this.villages = villages;
        this.producers = producers;
        this.places = places;
        this.changes = changes;
        this.ids = ids;
    }

    /** @param endedOn null leaves it as it is */
    record Row(String code, String village, @Nullable LocalDate endedOn) {}

    @Override
    public ImportKind kind() {
        return ImportKind.PRODUCER;
    }

    @Override
    public List<Column<?>> columns() {
        return List.of(CODE, VILLAGE, VillageIntake.ENDED_ON);
    }

    @Override
    public Row read(Cells cells) {
        String code = cells.get(CODE);
        String village = cells.get(VILLAGE);
        LocalDate endedOn = cells.get(VillageIntake.ENDED_ON);
        return cells.failed() ? null : new Row(code, village, endedOn);
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
    public List<Verdict<Producer>> judge(List<Row> rows) {
        Map<String, Village> known = villages.findByCodeIn(rows.stream().map(Row::village).distinct().toList()).stream()
            .collect(Collectors.toMap(village -> Values.folded(village.code()), Function.identity()));
        Map<String, Producer> there = producers.findByCodeIn(rows.stream().map(Row::code).toList()).stream()
            .collect(Collectors.toMap(producer -> Values.folded(producer.code()), Function.identity()));
        return rows.stream().map(row -> judged(there.get(Values.folded(row.code())), row, known.get(Values.folded(row.village())))).toList();
    }

    private Verdict<Producer> judged(Producer was, Row row, Village village) {
        if (village == null) {
            return Verdict.Wrong.at(VILLAGE, "imports.problem.unknownVillage", row.village());
        }
        if (was == null) {
            return new Verdict.New<>(new Producer(ids.next(), village.id(), row.code(), row.endedOn()));
        }
        if (was.villageId() != village.id()) {
            return Verdict.Wrong.at(VILLAGE, "imports.problem.producerStays", was.code());
        }
        LocalDate endedOn = row.endedOn() == null ? was.endedOn() : row.endedOn();
        return Verdict.of(was, new Producer(was.id(), was.villageId(), was.code(), endedOn), new Change.Gathering()
            .of(VillageIntake.ENDED_ON, was.endedOn(), endedOn).all());
    }

    @Override
    public void take(List<Producer> added, List<Verdict.Changed<Producer>> changed, Taker taker) {
        places.addProducers(added);
        for (var change : changed) {
            places.change(change.was(), change.becomes());
            changes.recordAll(taker.accountId(), "producer", change.was().id(), change.was(), change.becomes(), taker.reason());
        }
    }
}
