package io.closedloop.improvement;

import java.util.Map;

/**
 * How many working days a requirement took, and what it stood at on how many of them.
 *
 * @param days working days after the day it came in, up to the day it ended and with it
 * @param split adds up to the days
 */
record Cycle(int days, Map<Standing, Integer> split) {

    int days(Standing standing) {
        return split.getOrDefault(standing, 0);
    }
}
