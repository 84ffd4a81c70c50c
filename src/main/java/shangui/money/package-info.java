/** Money in fen: adding, rounding, sharing out without losing a fen. */
package shangui.money;
