package io.closedloop.deadline.web;

import io.closedloop.calendar.CalendarText;
import io.closedloop.calendar.Explanation;
import io.closedloop.deadline.DeadlineView;
import io.closedloop.deadline.DeadlineViews;
import io.closedloop.engine.CaseFilePart;
import org.springframework.stereotype.Component;

/** Puts deadlines into the caller's words; as the case file shows them, too. */
@Component
class ExplainedDeadlines implements CaseFilePart {

    private final DeadlineViews views;
    private final CalendarText text;

    ExplainedDeadlines(DeadlineViews views, CalendarText text) {
        this.views = views;
        this.text = text;
    }

    @Override
    public String name() {
        return "deadlines";
    }

    @Override
    public Object of(String key) {
        return views.open(key).stream().map(this::of).toList();
    }

    ExplainedDeadline of(DeadlineView view) {
        Explanation explanation = view.explanation();
        return new ExplainedDeadline(
                view.task(),
                view.name(),
                view.number(),
                view.dueAt(),
                view.provisional(),
                view.byHand(),
                view.waiting(),
                explanation.event(),
                explanation.workingDays(),
                text.days(explanation),
                view.moves());
    }
}
