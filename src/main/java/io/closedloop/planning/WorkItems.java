package io.closedloop.planning;

import io.closedloop.calendar.Calendars;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The work items of a requirement, as the model and later phases ask for them. */
@Component("workItems")
@Transactional
public class WorkItems {

    private final WorkItemTable items;
    private final Calendars calendars;
    private final Clock clock;

    WorkItems(WorkItemTable items, Calendars calendars, Clock clock) {
        this.items = items;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The ids of those that are neither done nor taken off the list. */
    @Transactional(readOnly = true)
    public List<Long> open(String number) {
        return items.findByNumberOrderById(number).stream()
                .filter(WorkItem::isOpen)
                .map(WorkItem::id)
                .toList();
    }

    /** The user id of its owner. */
    @Transactional(readOnly = true)
    public String owner(Long id) {
        return item(id).owner();
    }

    @Transactional(readOnly = true)
    public String name(Long id) {
        return item(id).name();
    }

    /** From when its progress is to be reported: its planned start, or now when that has passed. */
    @Transactional(readOnly = true)
    public Date reportableFrom(Long id) {
        Instant start = calendars.startOf(item(id).plannedStart());
        Instant now = clock.instant();
        return Date.from(start.isAfter(now) ? start : now);
    }

    /** Everyone who owns or owned one. */
    @Transactional(readOnly = true)
    public List<String> owners(String number) {
        return items.findByNumberOrderById(number).stream()
                .map(WorkItem::owner)
                .distinct()
                .toList();
    }

    /** Notes how an item stands; done sets its actual end. */
    public void progress(String number, Long id, WorkStatus status, Instant at) {
        WorkItem item = item(id);
        if (!item.isOpen() || !item.number().equals(number)) {
            throw new IllegalStateException("Work item " + id + " is no open item of " + number);
        }
        item.progress(status, calendars.dayOf(at));
    }

    private WorkItem item(Long id) {
        return items.findById(id).orElseThrow(() -> new IllegalStateException("No work item " + id));
    }
}
