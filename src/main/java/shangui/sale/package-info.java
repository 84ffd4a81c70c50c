/** Which pairing, lot and village earned what: lines never changed, and their roll-ups. */
package shangui.sale;
