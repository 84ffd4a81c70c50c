/** A shopper's report of spoiled goods, and the counter's answer. */
package shangui.claim;
