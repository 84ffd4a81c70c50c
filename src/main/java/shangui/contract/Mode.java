package shangui.contract;

/** Trade modes: who owns goods until they are sold, and when something becomes payable (rule 8). */
public enum Mode { CONCESSION, CONSIGNMENT, PURCHASE }
