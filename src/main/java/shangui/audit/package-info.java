/** Checks that the books add up. */
package shangui.audit;
