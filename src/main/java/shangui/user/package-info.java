/** Who signs in, in which role, reaching what. */
package shangui.user;
