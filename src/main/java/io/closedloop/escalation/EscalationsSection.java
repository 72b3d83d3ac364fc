package io.closedloop.escalation;

import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.engine.TaskSection;
import io.closedloop.escalation.Escalations.EscalationContent;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the escalations of a requirement: all of them in the case file, those nobody resolved yet beside tasks. */
@Component
@Order(5)
@Transactional(readOnly = true)
class EscalationsSection implements CaseFileSection, TaskSection {

    private final Escalations escalations;

    EscalationsSection(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public String template() {
        return "escalation/section";
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        List<EscalationContent> all = escalations.of(key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
}
