package io.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.closedloop.document.AttachmentRef;
import io.closedloop.document.Documents;
import io.closedloop.engine.TaskForm;
import io.closedloop.staff.Role;
import io.closedloop.support.ProcessTest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Both languages say everything, and nothing is said that nobody asks for. */
@ProcessTest
class MessagesTest {

    private static final Properties ENGLISH = messages("/messages.properties");
    private static final Properties CHINESE = messages("/messages_zh.properties");

    @Autowired
    List<TaskForm<?>> forms;

    @Autowired
    Documents documents;

    @Test
    void saysTheSameInBothLanguages() {
        assertThat(CHINESE.stringPropertyNames()).isEqualTo(ENGLISH.stringPropertyNames());
        assertThat(ENGLISH.stringPropertyNames()).allSatisfy(key -> {
            assertThat(CHINESE.getProperty(key)).as(key).isNotBlank();
            assertThat(placeholders(CHINESE, key)).as(key).isEqualTo(placeholders(ENGLISH, key));
        });
    }

    @Test
    void saysChineseInChinese() {
        assertThat(CHINESE.stringPropertyNames())
                .allSatisfy(key -> assertThat(CHINESE.getProperty(key))
                        .as(key)
                        .containsPattern("[\\u4e00-\\u9fff]|^\\{1\\}$|^\\{0\\}：\\{1\\}。$"));
    }

    @Test
    void labelsEveryFieldOfEveryForm() {
        forms.forEach(form -> fields(form.type())
                .forEach(field -> assertThat(ENGLISH)
                        .as("%s of %s", field, form.activity())
                        .containsKey("field." + field)));
    }

    @Test
    void namesEveryValueOfEveryForm() {
        forms.forEach(form -> enums(form.type())
                .forEach(value -> assertThat(ENGLISH)
                        .as("%s of %s", value, form.activity())
                        .containsKey("value." + value)));
    }

    @Test
    void titlesEveryDocument() {
        assertThat(documents.kinds()).allSatisfy(kind -> assertThat(ENGLISH).containsKey("document." + kind));
    }

    @Test
    void namesEveryRole() {
        assertThat(Role.values()).allSatisfy(role -> assertThat(ENGLISH).containsKey("role." + role.id()));
    }

    @Test
    void refusesOnlyInWordsThatExist() throws IOException {
        Pattern named = Pattern.compile("\"(refusal\\.[A-Za-z.]+)\"");
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                named.matcher(Files.readString(source))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(used::add);
            }
        }

        Set<String> worded = new TreeSet<>(ENGLISH.stringPropertyNames());
        worded.removeIf(key -> !key.startsWith("refusal."));
        assertThat(worded).isEqualTo(used);
    }

    /** Every component of a record, and of the records in it and in its lists. */
    private static Set<String> fields(Class<?> type) {
        return components(type)
                .filter(component -> !component.getName().equals("id"))
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> enums(Class<?> type) {
        return components(type)
                .filter(component -> component.getType().isEnum())
                .flatMap(component -> Arrays.stream(component.getType().getEnumConstants()))
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.concat(
                                Stream.of(component),
                                nested(component).isRecord() ? components(nested(component)) : Stream.empty()));
    }

    /** The rows of a list that has rows of fields; files are shown by their name. */
    private static Class<?> nested(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType list) {
            Type row = list.getActualTypeArguments()[0];
            return row == AttachmentRef.class ? Object.class : (Class<?>) row;
        }
        return Object.class;
    }

    private static List<String> placeholders(Properties messages, String key) {
        return Pattern.compile("\\{\\w+}")
                .matcher(messages.getProperty(key))
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }

    private static Properties messages(String file) {
        Properties messages = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            messages.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
