/** Supermarkets, stores, counters and the contracts they run under. */
package shangui.counter;
