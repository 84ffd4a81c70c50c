/** PDF, XLSX, CSV and labels. */
package shangui.paper;
