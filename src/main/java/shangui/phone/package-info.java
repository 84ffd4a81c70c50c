/** A shopper's telephone number: how it is written, that its use was agreed to, how often it may be asked for. */
package shangui.phone;
