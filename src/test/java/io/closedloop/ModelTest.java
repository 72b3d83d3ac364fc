package io.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Models;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** What every model must keep to, without running one. */
class ModelTest {

    /** It is an escalation itself; left unanswered, it goes to the next level. */
    private static final String LAST_RESORT = "handleEscalation";

    private static final Pattern DUE_AT = Pattern.compile("deadlines\\.dueAt\\(execution, '(\\w+)'\\)");

    @Test
    void hasNoScriptsAndNoClasses() {
        assertThat(Models.elements(ScriptTask.class)).isEmpty();
        assertThat(Models.elements(CamundaScript.class)).isEmpty();
        Models.files("processes/*.bpmn")
                .forEach((name, content) -> assertThat(new String(content, StandardCharsets.UTF_8))
                        .as(name)
                        .doesNotContain("camunda:class=", "scriptFormat=", "language=\""));
    }

    @Test
    void hasOnlyChosenIds() {
        assertThat(Models.elements(BaseElement.class))
                .extracting(BaseElement::getId)
                .filteredOn(Objects::nonNull)
                .allSatisfy(id -> assertThat(id).doesNotMatch(".*_(?=[a-z]*\\d)[0-9a-z]{7}$"));
        // a part that two models have in common is called the same in both
        Models.processes()
                .forEach((name, model) -> assertThat(model.getModelElementsByType(FlowElement.class))
                        .as(name)
                        .extracting(FlowElement::getId)
                        .allSatisfy(id -> assertThat(id).matches("[a-z][A-Za-z0-9]+"))
                        .doesNotHaveDuplicates());
    }

    @Test
    void namesWhatPeopleRead() {
        assertThat(Models.elements(FlowNode.class))
                .filteredOn(node -> !node.getElementType().getTypeName().equals("parallelGateway"))
                .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank());
    }

    @Test
    void showsEveryElementInTheDiagram() {
        Set<String> shown = new TreeSet<>();
        Models.elements(BpmnShape.class)
                .forEach(shape -> shown.add(shape.getBpmnElement().getId()));
        Models.elements(BpmnEdge.class)
                .forEach(edge -> shown.add(edge.getBpmnElement().getId()));

        assertThat(Models.elements(FlowElement.class))
                .extracting(FlowElement::getId)
                .allMatch(shown::contains);
        assertThat(Models.elements(TextAnnotation.class))
                .extracting(TextAnnotation::getId)
                .allMatch(shown::contains);
    }

    @Test
    void drawsFlowsAsEdgesAndNodesAsShapes() {
        assertThat(Models.elements(BpmnEdge.class))
                .extracting(BpmnEdge::getBpmnElement)
                .allMatch(element -> element instanceof SequenceFlow);
        assertThat(Models.elements(BpmnShape.class))
                .extracting(BpmnShape::getBpmnElement)
                .noneMatch(element -> element instanceof SequenceFlow);
    }

    @Test
    void retriesWhatReachesOutside() {
        List<ServiceTask> outside = Models.elements(ServiceTask.class).stream()
                .filter(task -> task.isCamundaAsyncBefore() || task.isCamundaAsyncAfter())
                .toList();

        assertThat(outside)
                .isNotEmpty()
                .allSatisfy(task -> assertThat(extensions(task, CamundaFailedJobRetryTimeCycle.class))
                        .as(task.getId())
                        .singleElement()
                        .satisfies(cycle -> assertThat(cycle.getTextContent()).isNotBlank()));
    }

    @Test
    void escalatesEveryTaskThatIsDue() {
        for (UserTask task : Models.elements(UserTask.class)) {
            if (task.getCamundaDueDate() != null && !task.getId().equals(LAST_RESORT)) {
                assertThat(task.getCamundaDueDate()).as(task.getId()).isEqualTo("${dueAt}");
                assertThat(overdue(task)).as(task.getId()).isNotNull().satisfies(event -> {
                    assertThat(event.cancelActivity()).isFalse();
                    assertThat(event.getAttachedTo()).isEqualTo(task);
                    assertThat(timer(event).getTimeDate().getTextContent()).isEqualTo("${dueAt}");
                    assertThat(escalates(event)).isTrue();
                });
            }
        }
    }

    @Test
    void remindsOfEveryTaskThatIsDue() {
        assertThat(Models.elements(UserTask.class))
                .filteredOn(task -> task.getCamundaDueDate() != null)
                .allSatisfy(task -> assertThat(extensions(task, CamundaTaskListener.class))
                        .as(task.getId())
                        .singleElement()
                        .returns("timeout", CamundaTaskListener::getCamundaEvent)
                        .returns("${remindRole}", CamundaTaskListener::getCamundaDelegateExpression)
                        .satisfies(listener -> assertThat(listener.getTimeouts())
                                .singleElement()
                                .satisfies(
                                        timer -> assertThat(timer.getTimeDate().getTextContent())
                                                .isEqualTo("${remindAt}"))));
    }

    @Test
    void countsTheDaysOfEveryTaskThatIsDue() {
        Set<String> due = new TreeSet<>();
        Models.elements(CamundaInputParameter.class)
                .forEach(input -> DUE_AT.matcher(input.getTextContent())
                        .results()
                        .forEach(call -> due.add('"' + call.group(1) + '"')));
        List<String> ruled = new ArrayList<>();
        Dmn.readModelFromStream(getClass().getResourceAsStream("/processes/deadlines.dmn"))
                .getModelElementsByType(Rule.class)
                .forEach(rule -> ruled.add(rule.getInputEntries()
                        .iterator()
                        .next()
                        .getTextContent()
                        .strip()));

        assertThat(ruled).last().as("the general rule").isEqualTo("-");
        assertThat(new TreeSet<>(ruled.subList(0, ruled.size() - 1))).isEqualTo(due);
    }

    @Test
    void leavesNoWayWithoutADecision() {
        assertThat(Models.elements(ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allSatisfy(gateway -> {
                    assertThat(gateway.getDefault())
                            .as("default of %s", gateway.getId())
                            .isNotNull();
                    assertThat(gateway.getOutgoing())
                            .filteredOn(flow -> !flow.equals(gateway.getDefault()))
                            .allSatisfy(flow -> assertThat(flow.getConditionExpression())
                                    .as(flow.getId())
                                    .isNotNull());
                });
    }

    private static BoundaryEvent overdue(UserTask task) {
        return task.getModelInstance().getModelElementById(task.getId() + "Overdue");
    }

    private static TimerEventDefinition timer(CatchEvent event) {
        return (TimerEventDefinition) event.getEventDefinitions().iterator().next();
    }

    private static boolean escalates(FlowNode from) {
        return from.getSucceedingNodes().list().stream()
                .anyMatch(next -> next instanceof EndEvent end
                        && end.getEventDefinitions().stream().anyMatch(EscalationEventDefinition.class::isInstance));
    }

    private static <T extends BpmnModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(type)
                        .list();
    }
}
