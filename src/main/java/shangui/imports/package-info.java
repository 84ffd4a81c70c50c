/** Sheets of towns, villages, producers, products, contracts and opening stock: tried first, then taken row by row. */
package shangui.imports;
