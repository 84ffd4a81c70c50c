/** What a township is told it earned in a month, each village's part of it, and what each supermarket owes. Owns {@code entry}. */
package shangui.statement;
