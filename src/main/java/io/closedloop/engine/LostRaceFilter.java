package io.closedloop.engine;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.refusal.Refusals;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells whoever comes second to a task who was first. The engine itself answers a lost race with an internal error,
 * whatever the reason it noticed it by (a lock, or a task that is gone).
 */
@Component
public class LostRaceFilter implements ContainerResponseFilter {

    private static final Pattern COMPLETION =
            Pattern.compile("(?:.*/)?task/([^/]+)/(?:complete|submit-form|claim|assignee)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final HistoryService history;
    private final IdentityService identity;
    private final Refusals refusals;
    private final ZoneId zone;

    LostRaceFilter(HistoryService history, IdentityService identity, Refusals refusals, CalendarSettings calendar) {
        this.history = history;
        this.identity = identity;
        this.refusals = refusals;
        this.zone = calendar.zone();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Matcher path = COMPLETION.matcher(request.getUriInfo().getPath());
        if (response.getStatus() < 400
                || response.getStatus() == 401
                || response.getStatus() == 503
                || !path.matches()) {
            return;
        }
        HistoricTaskInstance task = finished(path.group(1));
        if (task != null) {
            String when = TIME.format(task.getEndTime().toInstant().atZone(zone));
            String text = task.getAssignee() == null || !"completed".equals(task.getDeleteReason())
                    ? refusals.text("refusal.task.gone", when)
                    : refusals.text("refusal.task.done", task.getAssignee(), when);
            response.setStatus(409);
            response.setEntity(
                    Map.of("type", "Refusal", "message", text), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private @Nullable HistoricTaskInstance finished(String task) {
        // the second may not see the first one's finished task, but may know who was first
        Authentication user = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return history.createHistoricTaskInstanceQuery()
                    .taskId(task)
                    .finished()
                    .singleResult();
        } finally {
            identity.setAuthentication(user);
        }
    }
}
