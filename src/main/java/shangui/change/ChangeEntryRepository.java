package shangui.change;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ChangeEntryRepository extends GenericRepository<ChangeEntry, Long> {

    void save(ChangeEntry entry);

    List<ChangeEntry> findTop200BySubjectKindAndSubjectIdOrderByIdDesc(String subjectKind, long subjectId);
}
