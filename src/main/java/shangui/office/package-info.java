/** What crosses things: accounts, alerts, worklists. Office pages of a thing live with the thing. */
package shangui.office;
