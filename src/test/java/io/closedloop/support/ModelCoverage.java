package io.closedloop.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that leaves a node or flow of the scopes it names in {@link Covers} untouched. Judged only when
 * all tests of the class ran.
 */
public class ModelCoverage implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    private static final Set<String> VISITED = ConcurrentHashMap.newKeySet();

    private final Set<String> executed = new HashSet<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        VISITED.clear();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        executed.add(context.getRequiredTestMethod().getName());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        Set<String> declared = new HashSet<>();
        for (Method method : tests.getDeclaredMethods()) {
            if (Arrays.stream(method.getAnnotations()).anyMatch(ModelCoverage::isTest)) {
                declared.add(method.getName());
            }
        }
        if (executed.containsAll(declared)) {
            Set<String> missed = new TreeSet<>();
            for (String scope : tests.getAnnotation(Covers.class).value()) {
                missed.addAll(elements(scope));
            }
            missed.removeAll(VISITED);
            assertThat(missed)
                    .as("nodes and flows that no test of %s reached", tests.getSimpleName())
                    .isEmpty();
        }
    }

    /** The ids of the nodes and flows directly in a scope: a subprocess, or the process itself. */
    public static Set<String> elements(String scope) {
        Set<String> ids = new TreeSet<>();
        for (String model : new String[] {
            "customer-requirement",
            "change-request",
            "send-mail",
            "post-webhook",
            "weekly-sync",
            "daily-progress",
            "daily-digest",
            "incoming-mail",
            "report-request",
            "optimization-report",
            "dossier-retention",
            "absence"
        }) {
            ModelElementInstance found = Bpmn.readModelFromStream(
                            ModelCoverage.class.getResourceAsStream("/processes/" + model + ".bpmn"))
                    .getModelElementById(scope);
            if (found != null) {
                Collection<FlowElement> children = found.getChildElementsByType(FlowElement.class);
                children.stream()
                        .filter(child -> child instanceof FlowNode || child instanceof SequenceFlow)
                        .filter(child -> !(child instanceof SubProcess sub && sub.triggeredByEvent()))
                        // the engine goes on with the event that comes first, and takes no flow to it
                        .filter(child ->
                                !(child instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway))
                        .forEach(child -> ids.add(child.getId()));
            }
        }
        assertThat(ids).as("elements of %s", scope).isNotEmpty();
        return ids;
    }

    private static boolean isTest(java.lang.annotation.Annotation annotation) {
        return annotation instanceof Test
                || annotation.annotationType().getSimpleName().equals("ParameterizedTest");
    }

    /** Notes every activity started and every flow taken. */
    static class Recorder extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            process.getActivities().forEach(this::record);
        }

        private void record(ActivityImpl activity) {
            activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::visited);
            activity.getOutgoingTransitions()
                    .forEach(transition -> ((TransitionImpl) transition)
                            .addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) this::taken));
            activity.getActivities().forEach(this::record);
        }

        private void visited(DelegateExecution execution) {
            VISITED.add(execution.getCurrentActivityId());
        }

        private void taken(DelegateExecution execution) {
            VISITED.add(execution.getCurrentTransitionId());
        }
    }
}
