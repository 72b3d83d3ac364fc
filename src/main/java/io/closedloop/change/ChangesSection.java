package io.closedloop.change;

import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.engine.TaskSection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the changes of a requirement: all of them in the case file, those that are open beside tasks. */
@Component
@Order(4)
@Transactional(readOnly = true)
class ChangesSection implements CaseFileSection, TaskSection {

    private static final Set<ChangeStatus> OPEN = Set.of(ChangeStatus.UNDECIDED, ChangeStatus.APPROVED);

    private final ChangeRequests requests;

    ChangesSection(ChangeRequests requests) {
        this.requests = requests;
    }

    /** @param open not decided, or approved and not worked in */
    record Entry(int version, Instant at, ChangeRequestContent change, boolean open) {}

    @Override
    public String template() {
        return "change/section";
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        List<Entry> changes = requests.findByNumberOrderByVersion(key).stream()
                .map(change -> new Entry(
                        change.version(),
                        change.recordedAt(),
                        change.content(List.of()),
                        OPEN.contains(change.status())))
                .toList();
        return changes.isEmpty() ? Optional.empty() : Optional.of(changes);
    }
}
