/** Who runs the shop, what it keeps of a shopper, and how they see it, take it with them and have it deleted. */
package shangui.rights;
