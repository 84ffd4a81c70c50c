/** What is due again and again: when it ran, what it did, whether it is late. */
package shangui.job;
