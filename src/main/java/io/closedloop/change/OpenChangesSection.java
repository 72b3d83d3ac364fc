package io.closedloop.change;

import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.TaskSection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows beside tasks which changes of the requirement are not decided, or approved and not worked in. */
@Component
@Order(4)
@Transactional(readOnly = true)
class OpenChangesSection implements TaskSection {

    private static final Set<ChangeStatus> OPEN = Set.of(ChangeStatus.UNDECIDED, ChangeStatus.APPROVED);

    private final ChangeRequests requests;

    OpenChangesSection(ChangeRequests requests) {
        this.requests = requests;
    }

    /** A change that waits. */
    record OpenChange(String number, int version, String description, ChangeStatus status) {}

    @Override
    public String template() {
        return "change/open";
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        List<OpenChange> open = requests.findByNumberOrderByVersion(key).stream()
                .filter(change -> OPEN.contains(change.status()))
                .map(change ->
                        new OpenChange(change.changeNumber(), change.version(), change.description(), change.status()))
                .toList();
        return open.isEmpty() ? Optional.empty() : Optional.of(open);
    }
}
