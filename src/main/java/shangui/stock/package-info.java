/** What is on the shelf: levels, movements, holds, markdowns; count, write off, move, recall. */
package shangui.stock;
