/** The sample world: made by the real services, marked 示例. */
package shangui.demo;
