/** Calls to the outside, sent after commit. */
package shangui.outbox;
