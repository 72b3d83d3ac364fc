package io.closedloop.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** What the model of a requirement calls, doing nothing but to set the variables that gateways and timers need. */
final class BareModel {

    private static final Pattern DELEGATE = Pattern.compile("camunda:delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final Pattern LISTENER = Pattern.compile("taskListener delegateExpression=\"\\$\\{(\\w+)}\"");

    /** As the application's own set them, on the way to the archive. */
    private static final Map<String, Map<String, Object>> SET = Map.of(
            "recordIntake", Map.of("urgency", "MEDIUM", "caption", "科技有限公司"),
            "recordRegistrationDecision", Map.of("registrationDecision", "REGISTER"),
            "recordRegistration", Map.of("caption", "202611-001 · 科技有限公司"),
            "recordRegistrationReview", Map.of("registrationReview", "CONFIRM"),
            "recordFeasibility", Map.of("feasibility", "FEASIBLE"),
            "recordConfirmation", Map.of("planDecision", "CONFIRM", "planEvidence", "ONLINE"),
            "recordAcceptance", Map.of("acceptance", "PASSED", "acceptanceEvidence", "ONLINE"));

    private BareModel() {}

    /** By the names the model knows them by. */
    static Map<Object, Object> beans(String model) {
        Map<Object, Object> beans = new HashMap<>();
        names(DELEGATE, model).forEach(name -> beans.put(name, (JavaDelegate) execution -> run(name, execution)));
        names(LISTENER, model).forEach(name -> beans.put(name, (TaskListener) task -> {}));
        beans.put("deadlines", new Deadlines());
        beans.put("workItems", new WorkItems());
        return beans;
    }

    private static List<String> names(Pattern pattern, String model) {
        return pattern.matcher(model).results().map(result -> result.group(1)).toList();
    }

    private static void run(String name, DelegateExecution execution) {
        execution.setVariables(SET.getOrDefault(name, Map.of()));
        switch (name) {
            case "recordIntake" -> {
                execution.setVariable("receivedAt", new Date());
                execution.setProcessBusinessKey("R-" + UUID.randomUUID());
            }
            case "recordRegistration" -> {
                execution.setVariable("requirementNumber", execution.getProcessBusinessKey());
            }
            case "recordProgress" -> execution.setVariableLocal("progress", "DONE");
            default -> {
                // the token goes on
            }
        }
    }

    /** Far enough not to be due while we measure. */
    public static final class Deadlines {

        public Date dueAt(DelegateExecution execution, String task) {
            return Date.from(Instant.now().plus(Duration.ofDays(3)));
        }

        public Date remindAt(DelegateExecution execution, String task) {
            return Date.from(Instant.now().plus(Duration.ofDays(2)));
        }

        public Date nextOpening() {
            return Date.from(Instant.now().plus(Duration.ofDays(1)));
        }
    }

    /** Two of each requirement. */
    public static final class WorkItems {

        public List<Long> open(Object requirement) {
            return List.of(1L, 2L);
        }

        public String owner(Object item) {
            return Objects.equals(item, 1L) ? "execution-team" : "execution-team-2";
        }

        public Date reportableFrom(Object item) {
            return new Date();
        }
    }
}
