package io.closedloop.engine;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Whose work the tasks of a capability judge: nobody judges his own. */
public interface OwnWork {

    /** Ids of the user tasks it speaks of. */
    Set<String> tasks();

    /** Whether they are refused to their authors even when these claim them as members of the role. */
    boolean always();

    /** User ids of the authors by business key; one statement for all keys. */
    Map<String, Set<String>> authors(Collection<String> keys);
}
