package shangui.db;

/** Marks an outcome that must leave no trace: {@link Transactions#write} answers it and rolls everything back. */
public interface Refusal {}
