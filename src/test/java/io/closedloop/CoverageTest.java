package io.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Covers;
import io.closedloop.support.Models;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Nothing of a model goes untested: each of its scopes has a test class that must reach every node and flow. */
class CoverageTest {

    @Test
    void everyScopeOfEveryModelIsCovered() {
        ClassPathScanningCandidateComponentProvider tests = new ClassPathScanningCandidateComponentProvider(false);
        tests.addIncludeFilter(new AnnotationTypeFilter(Covers.class));
        List<String> covered = tests.findCandidateComponents("io.closedloop").stream()
                .map(test -> ClassUtils.resolveClassName(String.valueOf(test.getBeanClassName()), null))
                .flatMap(test -> Arrays.stream(test.getAnnotation(Covers.class).value()))
                .toList();

        assertThat(Stream.concat(Models.elements(Process.class).stream(), Models.elements(SubProcess.class).stream())
                        .map(BaseElement::getId))
                .containsExactlyInAnyOrderElementsOf(covered);
    }
}
