/** Who changed what, why, and the second person's yes. */
package shangui.change;
