/** How orders are paid and refunded; each provider behind one interface. */
package shangui.payment;
