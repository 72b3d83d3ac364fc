package io.closedloop.registration;

import io.closedloop.staff.Role;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requirements of the register are asked for, and in which order; what is null does not matter.
 *
 * @param words each must stand somewhere in number, reference, customer or description
 * @param role that has an open task
 * @param overdue whether a task, of that role where one is named, must be overdue
 * @param month in which it came in
 */
record RegisterFilter(
        List<String> words,
        @Nullable Status status,
        @Nullable Role role,
        boolean overdue,
        @Nullable Urgency urgency,
        @Nullable YearMonth month,
        RegisterSort sort,
        boolean reversed) {

    boolean isDescending() {
        return sort.isDescending(reversed);
    }
}
