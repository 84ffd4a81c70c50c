package shangui.imports;

/** A file read as a table, or why it is none. */
sealed interface Reading permits SentSheet, SentSheet.Refused {}
