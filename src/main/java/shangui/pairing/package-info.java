/** Which mountain town is twinned with which partner town, from when to when, and which of its months still take lines. */
package shangui.pairing;
