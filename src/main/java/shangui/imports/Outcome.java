package shangui.imports;

/** What a row comes to: of something not there, of something that is otherwise, of something that is so, or not to be taken. */
public enum Outcome { NEW, CHANGED, SAME, WRONG }
