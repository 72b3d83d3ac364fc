package io.closedloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.document.Documents;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.Waypoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.HttpStatus;

/**
 * What every form refuses, in which words. The cases are in {@code refusals.csv}: a task, what is wrong with an
 * otherwise good input, and the sentences of the refusal in English and Chinese. {@code 长×201} stands for a text of 201
 * characters, capitals for what the test puts in.
 */
@ProcessTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {

    private static final String FILE = """
            {"id":"00000000-0000-0000-0000-000000000001","name":"a.pdf","size":1}""";

    private static final String ROW = """
            {"name":"后端开发","owner":"execution-team","plannedStart":"2024-05-21","plannedEnd":"2024-06-03","deliverable":"代码"}""";

    /** Refusals of files as they are stored, of documents as they are read, and those with a test of their own. */
    private static final String NOT_OF_A_FORM =
            "refusal\\.(attachment\\.(allowance|none|empty|tooLarge|forbidden|name|picture|pixels)|document\\..*|request\\..*|task\\..*|answer\\.late"
                    + "|form\\..*|registration\\.twice|escalation\\..*|deadline\\..*|calendar\\..*|rendering\\..*"
                    + "|template\\..*|outage|door\\..*|submission\\..*|visit\\..*|register\\..*|dossier\\..*|report\\..*"
                    + "|insight\\..*|mail\\..*|link\\..*|preference\\..*|customer\\..*|help\\..*|absence\\..*|handover\\..*|workload\\..*|password\\..*|change\\.ownWork|evidence\\.(ownScan|difference))";

    private static final Pattern REPEATED = Pattern.compile("长×(\\d+)");

    /** A refusal leaves everything as it was, so all cases of a task share one requirement. */
    private final Map<String, String> numbers = new HashMap<>();

    @Autowired
    Journey journey;

    @Autowired
    Waypoints waypoints;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Documents documents;

    @Autowired
    TaskService tasks;

    @Autowired
    ObjectMapper json;

    @AfterEach
    void speakEnglish() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/refusals.csv", delimiter = '|', quoteCharacter = '\u0001', numLinesToSkip = 1)
    void refuses(String where, String wrong, String english, String chinese) throws IOException {
        journey.with(numbers.computeIfAbsent(where, waypoints::reach));
        String task = where.split(" ", 2)[0];
        List<String> tasksBefore = journey.openTasks();
        List<Integer> documentsBefore = documentsWritten();

        Object[] overrides = overrides(wrong);
        expectRefusal(Locale.ENGLISH, english, () -> submit(task, overrides));
        expectRefusal(Locale.CHINESE, chinese, () -> submit(task, overrides));

        assertThat(journey.openTasks()).isEqualTo(tasksBefore);
        assertThat(documentsWritten()).isEqualTo(documentsBefore);
    }

    /** Whoever words a new refusal of a form writes a case for it. */
    @Test
    void coversEveryRefusalOfAForm() throws IOException {
        String cases = new ClassPathResource("refusals.csv").getContentAsString(StandardCharsets.UTF_8);
        Properties messages = PropertiesLoaderUtils.loadProperties(
                new EncodedResource(new ClassPathResource("messages.properties"), StandardCharsets.UTF_8));

        assertThat(messages.stringPropertyNames())
                .filteredOn(key -> key.startsWith("refusal.") && !key.matches(NOT_OF_A_FORM))
                .allSatisfy(key -> assertThat(cases)
                        .as(key)
                        .containsPattern(Arrays.stream(messages.getProperty(key).split("\\{\\d}"))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".+"))));
    }

    @Test
    void refusesToRecordTheSameTwice() {
        journey.begins("details", "同一需求");
        String reference = journey.number();

        expectRefusal(
                Locale.ENGLISH,
                "You recorded this requirement today already, as " + reference + ". It was not recorded a second time.",
                () -> journey.begins("details", "同一需求"));
        expectRefusal(
                Locale.CHINESE, "您今天已记录过此需求，编号为" + reference + "，未重复记录。", () -> journey.begins("details", "同一需求"));
    }

    @Test
    void refusesTheTaskOfAColleague() {
        journey.working().through("reportProgress", "reportProgress");
        Task task = journey.task("submitDeliverables");
        tasks.claim(task.getId(), "execution-team");

        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> journey.as("execution-team-2", () -> tasks.complete(task.getId(), new HashMap<>())));
        assertThat(refusal.status()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(refusal)
                .hasMessage("This task belongs to execution-team. Ask them to hand it over, or wait until it is free.");
        assertThat(journey.openTasks()).containsExactly("submitDeliverables");
    }

    @Test
    void refusesTheTaskOfAnotherRole() {
        journey.begins();
        Task task = journey.task("registerRequirement");

        assertThat(catchThrowable(() -> journey.as("archivist", () -> tasks.complete(task.getId(), new HashMap<>()))))
                .hasMessageContaining("archivist");
        assertThat(journey.openTasks()).containsExactly("registerRequirement");
    }

    private void expectRefusal(Locale language, String sentences, Runnable submission) {
        LocaleContextHolder.setLocale(language);
        assertThat(catchThrowable(submission::run))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentences.replace(" ⏎ ", "\n").replace("NUMBER", journey.number()));
    }

    private void submit(String task, Object... overrides) {
        switch (task) {
            case "recordRequirement" -> journey.begins(overrides);
            case "requestChange" -> journey.requestsChange(overrides);
            default -> journey.complete(task, overrides);
        }
    }

    private Object[] overrides(String wrong) throws IOException {
        List<@Nullable Object> overrides = new ArrayList<>();
        String text = REPEATED.matcher(wrong)
                .replaceAll(match -> "长".repeat(Integer.parseInt(match.group(1))))
                .replace("FILE", FILE)
                .replace("ROW", ROW);
        if (text.contains("OTHER")) {
            String done = breakdown.shown("界面设计");
            text = text.replace("DONE", done)
                    .replace("CHANGED", done.replace("设计稿", "草图"))
                    .replace("OTHER", breakdown.shown("后端开发"));
        }
        for (Map.Entry<String, JsonNode> field : json.readTree(text).properties()) {
            overrides.add(field.getKey());
            overrides.add(value(field.getValue()));
        }
        return overrides.toArray();
    }

    private static @Nullable Object value(JsonNode value) {
        if (value.isContainerNode()) {
            return Inputs.json(value.toString());
        }
        if (value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.textValue();
    }

    private List<Integer> documentsWritten() {
        return documents.kinds().stream()
                .map(kind -> documents.versions(journey.number(), kind).size())
                .toList();
    }
}
