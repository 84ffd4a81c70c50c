/** Uploaded pictures: checked, resized, re-encoded, kept. */
package shangui.picture;
