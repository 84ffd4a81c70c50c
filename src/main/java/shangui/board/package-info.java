/** What a clerk sees first, and the door for facts recorded offline. */
package shangui.board;
