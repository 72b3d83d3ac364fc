package io.closedloop.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.insight.Dashboards;
import io.closedloop.support.Doors;
import io.closedloop.support.WithMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yaml.snakeyaml.Yaml;

/** The dashboard and the alerts that we hand out ask for what this application exports. */
@WithMail
class OperationsFilesTest {

    private static final Path FOLDER = Path.of("docs/operations");

    /** A metric of ours or of the libraries', with the labels it is selected by. */
    private static final Pattern SELECTOR =
            Pattern.compile("\\b((?:closedloop|http_server|jvm|hikaricp|process)_\\w+)(?:\\{([^}]*)})?");

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    @Autowired
    Doors doors;

    @Autowired
    Sampling sampling;

    @Autowired
    Dashboards dashboards;

    @Test
    void theDashboardShowsWhatExists() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(FOLDER.resolve("grafana-dashboard.json")));
        List<String> expressions = dashboard.findValuesAsText("expr");

        assertThat(expressions).hasSizeGreaterThan(10);
        assertThat(dashboard.at("/panels").findValuesAsText("id")).doesNotHaveDuplicates();
        assertExported(expressions);
    }

    @Test
    void theAlertsWatchWhatExists() throws IOException {
        List<String> expressions = new ArrayList<>();
        new ObjectMapper()
                .valueToTree(new Yaml().load(Files.readString(FOLDER.resolve("alerts.yaml"))))
                .at("/groups")
                .forEach(group -> group.at("/rules").forEach(rule -> {
                    assertThat(rule.at("/alert").asText()).startsWith("Closedloop");
                    assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
                    assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
                    expressions.add(rule.at("/expr").asText());
                }));

        assertThat(expressions).hasSizeGreaterThan(8);
        assertExported(expressions);
    }

    @Test
    void everyMetricOfOursIsShown() throws IOException {
        String files = Files.readString(FOLDER.resolve("grafana-dashboard.json"))
                + Files.readString(FOLDER.resolve("alerts.yaml"));

        assertThat(exported().stream()
                        .filter(line -> line.startsWith("closedloop_"))
                        .map(line -> line.replaceAll("[{ ].*", ""))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(files).contains(metric));
    }

    @Test
    void nodesGetWhatProductionAsksForAndAreProbedWhereTheyAnswer() throws IOException {
        JsonNode node = read("compose.yaml").get(0).at("/services/node");
        assertThat(node.get("environment").fieldNames())
                .toIterable()
                .contains(
                        "DATABASE_URL",
                        "DATABASE_USER",
                        "DATABASE_PASSWORD",
                        "ADMIN_USER",
                        "ADMIN_PASSWORD",
                        "CLOSEDLOOP_LINKS_PUBLICURL");
        assertThat(node.at("/environment/SERVER_FORWARDHEADERSSTRATEGY").asText())
                .isEqualTo("native");
        JsonNode migrate = read("compose.yaml").get(0).at("/services/migrate");
        assertThat(migrate.get("image")).isEqualTo(node.get("image"));
        assertThat(Files.readString(FOLDER.resolve("roles.sql")))
                .contains(
                        "ROLE " + migrate.at("/environment/DATABASE_OWNER").asText() + " ",
                        "ROLE " + node.at("/environment/DATABASE_USER").asText() + " ");
        assertThat(Files.readString(FOLDER.resolve("roles.sql")))
                .as("no password that everybody can read")
                .doesNotContainPattern("PASSWORD +'");
        for (String file : List.of("compose.yaml", "backup.md")) {
            assertThat(Files.readString(FOLDER.resolve(file)))
                    .contains("-v owner_password=", "-v node_password=", "roles.sql");
        }
        assertThat(node.get("environment").fieldNames())
                .toIterable()
                .as("nodes do not know the owner")
                .noneMatch(name -> name.contains("OWNER"));
        JsonNode pod = read("kubernetes.yaml").get(0).at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");
        assertThat(setting(container, "SERVER_FORWARDHEADERSSTRATEGY")).isEqualTo("native");
        assertThat(pod.at("/initContainers/0/image")).isEqualTo(container.get("image"));
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            String path = container.at("/" + probe + "/httpGet/path").asText();
            assertThat(doors.status(path, null)).as(path).isIn(200, 503);
            String port = container.at("/" + probe + "/httpGet/port").asText();
            assertThat(container.get("ports"))
                    .filteredOn(each -> each.get("name").asText().equals(port))
                    .extracting(each -> each.get("containerPort").asText())
                    .containsExactly(setting(container, "MANAGEMENT_SERVER_PORT"));
        }
    }

    private static String setting(JsonNode container, String name) {
        return StreamSupport.stream(container.get("env").spliterator(), false)
                .filter(each -> each.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asText();
    }

    private static List<JsonNode> read(String file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml()
                .loadAll(Files.readString(FOLDER.resolve(file)))
                .forEach(each -> documents.add(new ObjectMapper().valueToTree(each)));
        return documents;
    }

    private void assertExported(List<String> expressions) {
        List<String> metrics = exported();
        for (String expression : expressions) {
            Matcher selector = SELECTOR.matcher(expression);
            while (selector.find()) {
                String metric = selector.group(1);
                List<String> labels = selector.group(2) == null
                        ? List.of()
                        : LABEL.matcher(selector.group(2))
                                .results()
                                .map(label -> label.group())
                                .toList();
                assertThat(metrics)
                        .as(selector.group())
                        .anyMatch(line -> line.matches(metric + "[{ ].*")
                                && labels.stream().allMatch(line::contains));
            }
        }
    }

    private List<String> exported() {
        dashboards.current();
        sampling.sample();
        // requests are counted after the first
        doors.status("/actuator/health", null);
        return Arrays.asList(String.valueOf(
                        doors.get("/actuator/prometheus", "process-owner").getBody())
                .split("\n"));
    }
}
