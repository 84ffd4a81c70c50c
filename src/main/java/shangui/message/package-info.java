/** Telling people: in the page, by SMS, by WeChat. */
package shangui.message;
