package io.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.document.Documents;
import io.closedloop.engine.TaskForm;
import io.closedloop.help.FormHelp;
import io.closedloop.staff.Role;
import io.closedloop.support.Models;
import io.closedloop.support.ProcessTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What models name exists in the application, and nothing exists that no model names. */
@ProcessTest
class WiringTest {

    private static final Pattern FORM_KEY =
            Pattern.compile("(?:camunda-forms:deployment:(forms/.+\\.form)|embedded:deployment:(forms/.+\\.html))");

    private static final Pattern SHOWN = Pattern.compile("([a-z-]+)(?:\\(\\w+\\))?");

    private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

    @Autowired
    ApplicationContext application;

    @Autowired
    Map<String, JavaDelegate> delegates;

    @Autowired
    List<TaskForm<?>> forms;

    @Autowired
    Documents documents;

    @Autowired
    FormHelp help;

    @Test
    void callsABeanPerServiceTask() {
        assertThat(Models.elements(ServiceTask.class))
                .allSatisfy(
                        task -> assertThat(task.getCamundaDelegateExpression()).isEqualTo("${" + task.getId() + "}"));
        assertThat(delegates.keySet())
                .containsExactlyInAnyOrderElementsOf(Models.elements(ServiceTask.class).stream()
                        .map(ServiceTask::getId)
                        .distinct()
                        .toList());
    }

    @Test
    void checksTheInputOfEveryTaskStartAndMessage() {
        Stream<String> tasks = Models.elements(UserTask.class).stream().map(UserTask::getId);
        Stream<String> starts = Models.elements(StartEvent.class).stream()
                .filter(start -> start.getCamundaFormKey() != null || isMessage(start))
                .map(StartEvent::getId);
        Stream<String> answers = Models.elements(BoundaryEvent.class).stream()
                .filter(WiringTest::isMessage)
                .map(event -> event.getAttachedTo().getId());

        assertThat(forms).extracting(TaskForm::activity).doesNotHaveDuplicates();
        assertThat(forms.stream().map(TaskForm::activity).collect(Collectors.toSet()))
                .isEqualTo(Stream.of(tasks, starts, answers).flatMap(ids -> ids).collect(Collectors.toSet()));
    }

    @Test
    void opensAFormPerUserTask() {
        Set<String> named = new TreeSet<>();
        Models.elements(UserTask.class).forEach(task -> {
            String file = file(task.getCamundaFormKey());
            assertThat(file).as(task.getId()).matches("forms/[a-z]+/" + kebab(task.getId()) + "\\.(form|html)");
            named.add(file);
        });
        Models.elements(StartEvent.class).stream()
                .filter(start -> start.getCamundaFormKey() != null)
                .forEach(start -> named.add(file(start.getCamundaFormKey())));

        assertThat(Models.files("forms/*/*.form", "forms/*/*.html").keySet()).isEqualTo(named);
    }

    @Test
    void saysWhatEveryFormExpects() {
        assertThat(Models.files("forms/*/*.form", "forms/*/*.html").keySet()).allSatisfy(file -> {
            String form = HYPHEN.matcher(file.replaceFirst(".*/", "").replaceFirst("\\.\\w+$", ""))
                    .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
            assertThat(help.ofForm(form, Locale.ENGLISH)).as(form).isNotEmpty();
            assertThat(help.ofForm(form, Locale.CHINESE)).as(form).isNotEqualTo(help.ofForm(form, Locale.ENGLISH));
        });
    }

    @Test
    void offersTasksToRolesThatExist() {
        Set<String> roles = Arrays.stream(Role.values()).map(Role::id).collect(Collectors.toSet());

        assertThat(Models.elements(UserTask.class)).allSatisfy(task -> {
            if (task.getCamundaAssignee() == null) {
                assertThat(task.getCamundaCandidateGroupsList())
                        .as(task.getId())
                        .isNotEmpty()
                        .allMatch(roles::contains);
            }
        });
    }

    @Test
    void showsDocumentsThatExist() {
        assertThat(Models.elements(CamundaProperty.class))
                .filteredOn(property -> "shows".equals(property.getCamundaName()))
                .isNotEmpty()
                .flatMap(property -> Arrays.asList(property.getCamundaValue().split("\\s*,\\s*")))
                .allSatisfy(shown -> {
                    Matcher matcher = SHOWN.matcher(shown);
                    assertThat(matcher.matches()).as(shown).isTrue();
                    assertThat(documents.kinds()).contains(matcher.group(1));
                });
    }

    @Test
    void callsBeansThatExist() {
        Pattern call = Pattern.compile("\\$\\{(\\w+)\\.\\w+\\(");
        Models.files("processes/*.bpmn").forEach((name, content) -> {
            Matcher matcher = call.matcher(new String(content, StandardCharsets.UTF_8));
            while (matcher.find()) {
                String bean = matcher.group(1);
                assertThat(bean.equals("execution") || application.containsBean(bean))
                        .as(bean)
                        .isTrue();
            }
        });
    }

    private static boolean isMessage(CatchEvent event) {
        return event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
    }

    private static String file(String formKey) {
        Matcher matcher = FORM_KEY.matcher(formKey);
        assertThat(matcher.matches()).as(formKey).isTrue();
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static String kebab(String id) {
        return id.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
