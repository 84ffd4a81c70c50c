package shangui.audit;

import java.util.List;

/** Something that must hold and that a query alone cannot tell, such as a hash. A feature contributes it as a bean. */
public interface ComputedCheck {

    /** What must hold, in a sentence. */
    String name();

    /** The broken ones, each named and saying what is wrong; empty when it holds. */
    List<String> brokenRows();
}
