package shangui.audit;

/**
 * Something that must hold, as a query for the rows where it does not. A feature contributes it as a bean.
 *
 * @param name what must hold, in a sentence: {@code on hand is the sum of movements}
 * @param brokenRowsSql selects the broken rows, with columns that name them and show what is wrong
 */
public record AuditCheck(String name, String brokenRowsSql) {}
