/** Contracts between supermarkets and suppliers: the counters they cover, and their terms, rates, fees and prices, each from a day on. */
package shangui.contract;
