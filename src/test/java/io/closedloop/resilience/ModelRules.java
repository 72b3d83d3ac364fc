package io.closedloop.resilience;

import io.closedloop.resilience.Rules.Rule;
import io.closedloop.support.Models;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What must hold in any database of ours because the models say so, as queries for what does not. */
final class ModelRules {

    private ModelRules() {}

    static List<Rule> all() {
        return List.of(waiting(), taken());
    }

    /**
     * Nobody and nothing would ever go on with it. An instance listens for what may come in at any time, and that moves
     * no step: only what an event brings to the step itself, or to its border, does.
     */
    private static Rule waiting() {
        return new Rule(
                "The instance %s of %s stands at %s and waits for nobody and nothing.",
                """
                WITH border (event, step) AS (VALUES $BORDERS)
                SELECT e.proc_inst_id_, d.key_, e.act_id_ FROM act_ru_execution e
                JOIN act_re_procdef d ON d.id_ = e.proc_def_id_
                WHERE NOT EXISTS (SELECT 1 FROM act_ru_execution c WHERE c.parent_id_ = e.id_ OR c.super_exec_ = e.id_)
                AND NOT EXISTS (SELECT 1 FROM act_ru_task t WHERE t.execution_id_ = e.id_)
                AND NOT EXISTS (SELECT 1 FROM act_ru_job j WHERE j.execution_id_ = e.id_ AND j.retries_ > 0)
                AND NOT EXISTS (SELECT 1 FROM act_ru_event_subscr s WHERE s.execution_id_ = e.id_ AND (s.activity_id_ = e.act_id_
                OR EXISTS (SELECT 1 FROM border b WHERE b.event = s.activity_id_ AND b.step = e.act_id_)))""".replace(
                                "$BORDERS",
                                values(Stream.concat(
                                        Models.elements(BoundaryEvent.class).stream()
                                                .map(event -> pair(event, event.getAttachedTo())),
                                        Models.elements(EventBasedGateway.class).stream()
                                                .flatMap(gateway -> gateway.getSucceedingNodes().list().stream()
                                                        .map(event -> pair(event, gateway)))))));
    }

    /** What somebody did is recorded by the step behind it, in the same transaction. */
    private static Rule taken() {
        return new Rule(
                "In the instance %s the step %s was taken %s times, and what it follows was done %s times.",
                """
                WITH follows (step, work) AS (VALUES $FOLLOWS),
                taken AS (SELECT proc_inst_id_ AS instance, act_id_ AS step, count(*) AS n FROM act_hi_actinst
                WHERE end_time_ IS NOT NULL AND act_id_ IN (SELECT step FROM follows) GROUP BY 1, 2),
                done AS (SELECT w.instance, f.step, count(*) AS n FROM follows f JOIN (
                SELECT proc_inst_id_ AS instance, task_def_key_ AS what FROM act_hi_taskinst WHERE delete_reason_ = 'completed'
                UNION ALL SELECT proc_inst_id_, act_id_ FROM act_hi_actinst
                WHERE act_type_ = 'boundaryMessage' AND end_time_ IS NOT NULL) w ON w.what = f.work GROUP BY 1, 2)
                SELECT instance, step, coalesce(taken.n, 0), coalesce(done.n, 0) FROM taken FULL JOIN done USING (instance, step)
                WHERE coalesce(taken.n, 0) <> coalesce(done.n, 0)""".replace(
                                "$FOLLOWS",
                                values(Models.elements(ServiceTask.class).stream()
                                        .filter(step -> before(step).allMatch(ModelRules::isWork))
                                        .flatMap(step -> before(step).map(work -> pair(step, work))))));
    }

    private static Stream<FlowNode> before(ServiceTask step) {
        return step.getPreviousNodes().list().stream();
    }

    /** A task, or that a customer did it himself. */
    private static boolean isWork(FlowNode node) {
        return node instanceof UserTask
                || node instanceof BoundaryEvent event
                        && event.getEventDefinitions().stream().allMatch(MessageEventDefinition.class::isInstance);
    }

    private static String pair(FlowNode one, FlowNode other) {
        return "('" + one.getId() + "', '" + other.getId() + "')";
    }

    private static String values(Stream<String> rows) {
        return rows.collect(Collectors.joining(", "));
    }
}
