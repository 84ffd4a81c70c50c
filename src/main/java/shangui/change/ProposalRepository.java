package shangui.change;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ProposalRepository extends GenericRepository<Proposal, Long> {

    void save(Proposal proposal);

    Optional<Proposal> findById(long id);

    List<Proposal> findTop50BySubjectKindAndSubjectIdOrderByIdDesc(String subjectKind, long subjectId);

    /** Proposals before one of them, newest first: in one state, of one kind, or all. */
    @Query("""
        SELECT *
          FROM proposal
         WHERE id < :before
           AND (:state IS NULL OR state = :state)
           AND (:kind = '' OR kind = :kind)
         ORDER BY id DESC
         LIMIT :most
        """)
    List<Proposal> page(long before, @Nullable Proposal.State state, String kind, int most);

    @Query("""
        SELECT COUNT(*)
          FROM proposal
         WHERE state = 'PROPOSED'
           AND proposed_by <> :accountId
        """)
    long countFor(long accountId);

    /** A second person decides, once. Answers how many rows it changed. */
    @Query("""
        UPDATE proposal
           SET state = :to, decided_by = :decidedBy, decided_at = :decidedAt, decision_reason = :reason
         WHERE id = :id
           AND state = :from
           AND proposed_by <> :decidedBy
        """)
    int decide(long id, Proposal.State from, Proposal.State to, long decidedBy, Instant decidedAt, @Nullable String reason);

    /** The first person takes it back, once. Answers how many rows it changed. */
    @Query("""
        UPDATE proposal
           SET state = :to, decided_at = :decidedAt
         WHERE id = :id
           AND state = :from
           AND proposed_by = :proposedBy
        """)
    int withdraw(long id, Proposal.State from, Proposal.State to, long proposedBy, Instant decidedAt);

    @Query("""
        INSERT INTO proposal_line (proposal_id, position, field, about, from_value, to_value)
        VALUES (:proposalId, :position, :field, :about, :fromValue, :toValue)
        """)
    void addLine(long proposalId, int position, String field, @Nullable String about, @Nullable String fromValue, @Nullable String toValue);
}
