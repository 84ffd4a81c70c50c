package shangui.town;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import shangui.db.StartAfresh;
import shangui.db.Statements;

/** Towns, villages and producers written many at once. */
@Singleton
class Places {

    private final Statements statements;

    Places(Statements statements) {
        this.statements = statements;
    }

    void addTowns(List<Town> towns) {
        insert("town (code, name, name_en, county, county_en)", 5, towns,
            town -> Arrays.asList(town.code(), town.name(), town.nameEn(), town.county(), town.countyEn()));
    }

    void addVillages(List<Village> villages) {
        insert("village (id, town_code, code, name, name_en, ended_on)", 6, villages,
            village -> Arrays.asList(village.id(), village.townCode(), village.code(), village.name(), village.nameEn(), village.endedOn()));
    }

    void addProducers(List<Producer> producers) {
        insert("producer (id, village_id, code, ended_on)", 4, producers,
            producer -> Arrays.asList(producer.id(), producer.villageId(), producer.code(), producer.endedOn()));
    }

    private <T> void insert(String into, int columns, List<T> things, Function<T, List<Object>> values) {
        if (!things.isEmpty()) {
            StartAfresh.ifTaken(() ->
                statements.update("INSERT INTO " + into + " VALUES " + Statements.rows(things.size(), columns), things.stream().flatMap(thing -> values.apply(thing).stream()).toList()));
        }
    }

    /** If it still is what it was; else the caller's transaction starts afresh. */
    void change(Town was, Town becomes) {
        mustBeOne(statements.update("""
            UPDATE town
               SET name = ?, name_en = ?, county = ?, county_en = ?
             WHERE code = ?
               AND name = ? AND name_en = ? AND county = ? AND county_en = ?
            """, becomes.name(), becomes.nameEn(), becomes.county(), becomes.countyEn(),
            was.code(), was.name(), was.nameEn(), was.county(), was.countyEn()));
    }

    /** The same for a village; it stays with its town. */
    void change(Village was, Village becomes) {
        mustBeOne(statements.update("""
            UPDATE village
               SET name = ?, name_en = ?, ended_on = ?
             WHERE id = ?
               AND name = ? AND name_en = ? AND ended_on <=> ?
            """, becomes.name(), becomes.nameEn(), becomes.endedOn(), was.id(), was.name(), was.nameEn(), was.endedOn()));
    }

    /** The same for a producer; it stays with its village. */
    void change(Producer was, Producer becomes) {
        mustBeOne(statements.update("""
            UPDATE producer
               SET ended_on = ?
             WHERE id = ?
               AND ended_on <=> ?
            """, becomes.endedOn(), was.id(), was.endedOn()));
    }

    private static void mustBeOne(int changed) {
        if (changed != 1) {
            throw new StartAfresh("A place was changed between being read and being changed");
        }
    }
}
