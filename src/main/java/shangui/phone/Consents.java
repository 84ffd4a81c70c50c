package shangui.phone;

import jakarta.inject.Singleton;
import java.time.Clock;
import shangui.db.Ids;
import shangui.db.Statements;

/** What shoppers agreed to: which privacy text, in which language, when, for what. Kept without a phone number: the document has it. */
@Singleton
public class Consents {

    /** What the phone number was given for. */
    public enum Purpose { CHECKOUT, NOTICE }

    private final Statements statements;
    private final Ids ids;
    private final Clock clock;

    Consents(Statements statements, Ids ids, Clock clock) {
        this.statements = statements;
        this.ids = ids;
        this.clock = clock;
    }

    /** To the text in force, in the transaction that writes the document. */
    public void add(Purpose purpose, long documentId, String language) {
        statements.update("""
            INSERT INTO consent (id, purpose, document_id, version, language, agreed_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """, ids.next(), purpose, documentId, Privacy.VERSION, language, clock.instant());
    }
}
