/** Sales at the counter: scanned, imported, or told by the supermarket's system. */
package shangui.till;
