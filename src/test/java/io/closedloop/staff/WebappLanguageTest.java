package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasklist, Cockpit, Admin and Welcome say in Chinese all that they say in English, under our name. */
class WebappLanguageTest {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern KEPT = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|\\{}|</?(?:a|br|strong)\\b[^>]*>");

    /** What is the same in every language: names, symbols, patterns. */
    private static final Set<String> TECHNICAL = Set.of(
            "ID",
            "ID*",
            "CSV",
            "JSON",
            "<",
            "<=",
            ">",
            ">=",
            "<null>",
            "Optimize",
            "Closedloop",
            "YYYY-MM-DDTHH:mm:ss");

    /** The ending of plurals, which Chinese has not. */
    private static final String PLURAL = "s";

    /** Staff are not told the names of permissions. */
    private static final Set<String> WITHOUT_DETAILS =
            Set.of("labels.PAGES_MSG_ACCESS_DENIED", "labels.PAGES_MSG_ACCESS_DENIED_RESOURCE_ID");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void saysTheSameInBothLanguages(String app) throws IOException {
        Map<String, String> english = words(app, "en");
        Map<String, String> chinese = words(app, "zh");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.keySet().removeIf(key -> app.equals("tasklist") && WITHOUT_DETAILS.contains(key));
        assertThat(english)
                .allSatisfy((key, text) ->
                        assertThat(kept(chinese.getOrDefault(key, ""))).as(key).isEqualTo(kept(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void saysChineseInChinese(String app) throws IOException {
        Map<String, String> english = words(app, "en");

        assertThat(words(app, "zh"))
                .allSatisfy((key, text) -> assertThat(text)
                        .as(key)
                        .satisfiesAnyOf(
                                said -> assertThat(said).containsPattern(CHINESE),
                                said -> assertThat(said).isIn(TECHNICAL),
                                said -> assertThat(english.getOrDefault(key, "?"))
                                        .isIn("", PLURAL),
                                said -> assertThat(key).startsWith("dateLocales.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void offersChineseUnderOurName(String app) throws IOException {
        assertThat(text(app + "/scripts/config.js"))
                .contains("availableLocales: ['en', 'zh']", "'Closedloop", "vendor: ' '", "closedloop/language.js");
        assertThat(text(app + "/styles/user-styles.css")).containsPattern("\\.ce-eol-banner \\{\\s+display: none;");
    }

    private static List<String> kept(String text) {
        return KEPT.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Map<String, String> words(String app, String language) throws IOException {
        Map<String, String> words = new TreeMap<>();
        try (InputStream file = open(app + "/locales/" + language + ".json")) {
            collect("", new ObjectMapper().readTree(file), words);
        }
        return words;
    }

    private static void collect(String path, JsonNode node, Map<String, String> words) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), words));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(path + "." + index, node.get(index), words);
            }
        } else {
            words.put(path, node.asText());
        }
    }

    private static String text(String file) throws IOException {
        try (InputStream content = open(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(
                WebappLanguageTest.class.getResourceAsStream("/META-INF/resources/webjars/camunda/app/" + file), file);
    }
}
