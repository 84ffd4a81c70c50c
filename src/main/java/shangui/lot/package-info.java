/** Packs of one day: made by the supplier with the villages that grew them, named by their code, and labelled. */
package shangui.lot;
