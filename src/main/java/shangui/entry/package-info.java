/** What is payable that no single sale makes, and the sums of sale lines and entries that figures are made of. */
package shangui.entry;
