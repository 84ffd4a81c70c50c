/** Asking for goods, sending them, receiving them, sending them back. */
package shangui.restock;
