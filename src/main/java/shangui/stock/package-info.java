/** What is on the shelf: listings, lots, levels, movements, holds; count, write off, move, recall. */
package shangui.stock;
