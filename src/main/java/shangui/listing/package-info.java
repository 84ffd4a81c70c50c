/** What a counter offers, and at which price from which day on. */
package shangui.listing;
