package shangui.order;

/** Who told that goods left: the shop itself, a clerk's scan, a till's file, a till's system (rule 15). */
public enum Source { ONLINE, SCAN, FILE, API }
