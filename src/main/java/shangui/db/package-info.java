/** Ids, whole-transaction retry, idempotency keys, the embedded default. */
package shangui.db;
