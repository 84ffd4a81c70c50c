/** What a shopper sees first: home, search, townships, products, pairs, the trace of a lot. */
package shangui.storefront;
