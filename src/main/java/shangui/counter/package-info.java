/** Supermarkets, their stores and counters: where goods are sold, when, and for which pairing. */
package shangui.counter;
