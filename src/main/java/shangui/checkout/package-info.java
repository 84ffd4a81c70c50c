/** The basket, and turning it into orders and one payment; makes number, tokens and pick-up code and copies them onto its orders. */
package shangui.checkout;
