package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closedloop.support.Models;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Text;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.NamedElement;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class ModelTranslationTest {

    private static final Map<String, byte[]> FILES =
            Models.files("processes/*.bpmn", "processes/*.dmn", "forms/*/*.form", "forms/*/*.html");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClassPathResource processes = new ClassPathResource("processes/i18n/zh.properties");
    private final ClassPathResource forms = new ClassPathResource("forms/i18n/zh.properties");

    static Set<String> files() {
        return FILES.keySet();
    }

    @Test
    void translatesEveryLabel() throws IOException {
        ModelTranslation translation = ModelTranslation.from(processes, forms);
        translateAll(translation);

        assertThat(translation.missing).isEmpty();
    }

    @Test
    void translatesOnlyWhatIsThere() throws IOException {
        ModelTranslation nothing = ModelTranslation.from(new ByteArrayResource(new byte[0]));
        translateAll(nothing);
        Properties labels = new Properties();
        for (ClassPathResource resource : List.of(processes, forms)) {
            labels.load(new StringReader(resource.getContentAsString(StandardCharsets.UTF_8)));
        }

        Set<String> unused = new TreeSet<>(labels.stringPropertyNames());
        unused.removeAll(nothing.missing);
        assertThat(unused).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void leavesEverythingElseAsItIs(String name) throws IOException {
        byte[] original = content(name);
        byte[] translated = ModelTranslation.from(processes, forms).translate(name, original);

        assertThat(new String(translated, StandardCharsets.UTF_8)).containsPattern("[\\u4e00-\\u9fff]");
        assertThat(withoutLabels(name, translated)).isEqualTo(withoutLabels(name, original));
    }

    @ParameterizedTest
    @MethodSource("files")
    void leavesEnglishAsItIs(String name) throws IOException {
        assertThat(ModelTranslation.none().translate(name, content(name))).isEqualTo(content(name));
    }

    private static byte[] content(String name) {
        return FILES.getOrDefault(name, new byte[0]);
    }

    private static void translateAll(ModelTranslation translation) throws IOException {
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            translation.translate(file.getKey(), file.getValue());
        }
    }

    private static String withoutLabels(String name, byte[] content) throws IOException {
        if (name.endsWith(".bpmn")) {
            return bpmn(content);
        }
        if (name.endsWith(".dmn")) {
            return dmn(content);
        }
        if (name.endsWith(".form")) {
            JsonNode form = JSON.readTree(content);
            form.path("components").forEach(ModelTranslationTest::blank);
            return form.toString();
        }
        return name.endsWith(".html") ? html(content) : new String(content, StandardCharsets.UTF_8);
    }

    private static String bpmn(byte[] content) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
        model.getModelElementsByType(BaseElement.class).stream()
                .filter(element -> element.getAttributeValue("name") != null)
                .filter(element -> element.getParentElement() != model.getDefinitions()
                        || element instanceof org.camunda.bpm.model.bpmn.instance.Process)
                .forEach(element -> element.setAttributeValue("name", "-"));
        model.getModelElementsByType(Documentation.class).forEach(text -> text.setTextContent("-"));
        model.getModelElementsByType(Text.class).forEach(text -> text.setTextContent("-"));
        return Bpmn.convertToString(model).replaceAll(">\\s+<", "><");
    }

    private static String dmn(byte[] content) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
        for (DmnElement element : model.getModelElementsByType(DmnElement.class)) {
            if (element.getLabel() != null) {
                element.setLabel("-");
            }
            if (element instanceof NamedElement named) {
                named.setName("-");
            }
            if (element.getDescription() != null) {
                element.getDescription().setTextContent("-");
            }
        }
        return Dmn.convertToString(model).replaceAll(">\\s+<", "><");
    }

    private static void blank(JsonNode component) {
        for (String label : List.of("label", "dateLabel", "text", "description")) {
            if (component.has(label)) {
                ((ObjectNode) component).put(label, "-");
            }
        }
        component.path("values").forEach(option -> ((ObjectNode) option).put("label", "-"));
        component.path("components").forEach(ModelTranslationTest::blank);
    }

    private static String html(byte[] content) {
        Document form = Jsoup.parseBodyFragment(new String(content, StandardCharsets.UTF_8));
        form.outputSettings().prettyPrint(false);
        each(form, "data-i18n", (element, key) -> element.text("-"));
        for (String attribute : List.of("placeholder", "title", "aria-label")) {
            each(form, "data-i18n-" + attribute, (element, key) -> element.attr(attribute, "-"));
        }
        return form.body().html();
    }

    private static void each(Document form, String marker, BiConsumer<Element, String> change) {
        form.select("[" + marker + "]").forEach(element -> change.accept(element, element.attr(marker)));
    }
}
