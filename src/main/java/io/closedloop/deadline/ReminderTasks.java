package io.closedloop.deadline;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Recipient;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls half-way to a deadline. */
@Configuration(proxyBeanMethods = false)
class ReminderTasks {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final DeadlineBook book;
    private final Correspondence correspondence;
    private final CalendarSettings calendar;

    ReminderTasks(DeadlineBook book, Correspondence correspondence, CalendarSettings calendar) {
        this.book = book;
        this.correspondence = correspondence;
        this.calendar = calendar;
    }

    @Bean
    TaskListener remindRole() {
        return task -> book.remind(task.getExecutionId(), task.getTaskDefinitionKey())
                .ifPresent(due -> recipients(task)
                        .forEach(recipient -> correspondence.tell(
                                Objects.requireNonNull(task.getExecution().getProcessBusinessKey()),
                                recipient,
                                "reminder",
                                task.getName(),
                                TIME.format(due.atZone(calendar.zone())))));
    }

    private static List<Recipient> recipients(DelegateTask task) {
        return task.getAssignee() != null
                ? List.of(Recipient.person(task.getAssignee()))
                : task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .map(Recipient::role)
                        .toList();
    }
}
