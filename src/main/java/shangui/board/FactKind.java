package shangui.board;

/** What can be told as a fact: it has happened and is never refused for lack of book stock (rule 14). */
public enum FactKind { TILL_SALE, HAND_OVER, COUNT, WRITE_OFF, RETURN }
