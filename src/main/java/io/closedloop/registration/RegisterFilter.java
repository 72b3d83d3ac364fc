package io.closedloop.registration;

import io.closedloop.staff.Role;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requirements of the register are asked for, and in which order; what is null does not matter.
 *
 * @param words each must stand somewhere in number, reference, customer or description
 * @param step where it stands, its ends included
 * @param role that has an open task
 * @param overdue whether a task, of that role where one is named, must be overdue
 * @param escalated whether somebody must be about to handle its escalation
 * @param blocked whether a work item must be blocked at this moment
 * @param month in which it came in
 * @param closedIn month in which it was closed, that is archived after it was accepted
 */
record RegisterFilter(
        List<String> words,
        @Nullable Status step,
        @Nullable Role role,
        boolean overdue,
        boolean escalated,
        boolean blocked,
        @Nullable Urgency urgency,
        @Nullable YearMonth month,
        @Nullable YearMonth closedIn,
        RegisterSort sort,
        boolean reversed) {

    boolean isDescending() {
        return sort.isDescending(reversed);
    }

    /** The same in the register's own order, which is the quickest to count in. */
    RegisterFilter unsorted() {
        return new RegisterFilter(
                words, step, role, overdue, escalated, blocked, urgency, month, closedIn, RegisterSort.NUMBER, false);
    }
}
