/** What a shopper bought: placing, cancelling, picking, handing over, returning. */
package shangui.order;
