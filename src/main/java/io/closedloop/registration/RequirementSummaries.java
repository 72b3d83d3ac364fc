package io.closedloop.registration;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds several requirements at once. */
@Service
@Transactional(readOnly = true)
public class RequirementSummaries {

    private final Requirements requirements;

    RequirementSummaries(Requirements requirements) {
        this.requirements = requirements;
    }

    /** By number, or by reference while they have none; what is unknown is left out. */
    public Map<String, RequirementSummary> of(Collection<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : requirements.findByKeys(keys).stream()
                        .map(Requirement::summary)
                        .collect(Collectors.toMap(RequirementSummary::key, summary -> summary));
    }
}
