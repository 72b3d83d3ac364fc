package io.closedloop.escalation;

import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.TaskSection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows beside tasks which escalations of the requirement nobody resolved yet. */
@Component
@Order(5)
@Transactional(readOnly = true)
class OpenEscalationsSection implements TaskSection {

    private final EscalationTable escalations;

    OpenEscalationsSection(EscalationTable escalations) {
        this.escalations = escalations;
    }

    /** An escalation that the department head, or the next level, has. */
    record OpenEscalation(
            Escalation.Cause cause,
            @Nullable String task,
            @Nullable String reason,
            Instant since) {}

    @Override
    public String template() {
        return "escalation/open";
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        List<OpenEscalation> open = escalations.findByNumberOrderByVersion(key).stream()
                .filter(escalation -> escalation.resolvedAt() == null)
                .map(escalation -> new OpenEscalation(
                        escalation.cause(), escalation.task(), escalation.reason(), escalation.recordedAt()))
                .toList();
        return open.isEmpty() ? Optional.empty() : Optional.of(open);
    }
}
