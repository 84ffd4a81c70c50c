/** Who wants to be told, once, when goods are back at a store. */
package shangui.notice;
