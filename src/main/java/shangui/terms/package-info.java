/** What a contract says, day by day, each figure with its clause, and how two people change it. */
package shangui.terms;
