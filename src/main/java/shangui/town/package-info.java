/** Towns, their villages, producers and suppliers. */
package shangui.town;
