package io.closedloop.analysis;

import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.engine.TaskSection;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows what a requirement is called since it was analyzed, and its priority. */
@Component
@Order(0)
@Transactional(readOnly = true)
class UnderstandingSection implements CaseFileSection, TaskSection {

    private final AnalysisSpecifications specifications;

    UnderstandingSection(AnalysisSpecifications specifications) {
        this.specifications = specifications;
    }

    @Override
    public String template() {
        return "analysis/understanding";
    }

    @Override
    public boolean leads() {
        return true;
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        return specifications.findByNumberOrderByVersion(key).stream()
                .reduce((first, second) -> second)
                .map(AnalysisSpecification::content);
    }
}
