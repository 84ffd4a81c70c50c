/** What one supermarket owes one supplier for a month: its bridge, what closing adds to it, each village's part, what was paid. */
package shangui.settlement;
