/** Sheets the office sends: checked first, then taken row by row. What a sheet of a kind says and does, its feature contributes. */
package shangui.imports;
