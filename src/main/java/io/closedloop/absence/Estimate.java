package io.closedloop.absence;

import java.util.Map;

/** How long the work that people have will take, where that is known. */
public interface Estimate {

    /** Working days from today on by user id. */
    Map<String, Long> daysLeft();
}
