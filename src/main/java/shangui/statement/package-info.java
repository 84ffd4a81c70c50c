/** What a township is told it earned in a month: drafts, issues, their files, and what becomes of them. */
package shangui.statement;
