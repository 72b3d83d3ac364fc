package io.closedloop.planning;

import io.closedloop.calendar.Calendars;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.engine.TaskSection;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows in the case file how the work stands, drawn over time. */
@Component
@Order(2)
@Transactional(readOnly = true)
class WorkItemsSection implements CaseFileSection, TaskSection {

    private final Planning planning;
    private final Calendars calendars;

    WorkItemsSection(Planning planning, Calendars calendars) {
        this.planning = planning;
        this.calendars = calendars;
    }

    @Override
    public String template() {
        return "planning/work-items";
    }

    @Override
    public boolean leads() {
        return true;
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        List<Planning.BreakdownRow> rows = planning.newest(key);
        return rows.isEmpty() ? Optional.empty() : Optional.of(WorkPlan.of(rows, calendars.today()));
    }
}
