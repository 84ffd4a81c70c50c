/** What every page and answer shares: layout and its header parts, messages, forms, paging, errors, escaping, assets. */
package shangui.web;
