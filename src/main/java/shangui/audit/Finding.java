package shangui.audit;

import java.util.List;

/** What one check found; it holds when no row is broken. Of many broken rows the first hundred are named. */
public record Finding(String check, List<String> brokenRows) {

    public boolean holds() {
        return brokenRows.isEmpty();
    }
}
