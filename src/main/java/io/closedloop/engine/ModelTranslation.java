package io.closedloop.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.Text;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.NamedElement;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.core.io.Resource;

/** Puts the labels of models and forms into the installation's language; nothing else of them changes. */
final class ModelTranslation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Properties labels;
    private final boolean active;

    /** Labels that no translation was found for, by their key; a test expects none. */
    final TreeSet<String> missing = new TreeSet<>();

    private ModelTranslation(Properties labels, boolean active) {
        this.labels = labels;
        this.active = active;
    }

    static ModelTranslation none() {
        return new ModelTranslation(new Properties(), false);
    }

    static ModelTranslation from(Resource... sources) throws IOException {
        Properties labels = new Properties();
        for (Resource source : sources) {
            labels.load(new InputStreamReader(source.getInputStream(), StandardCharsets.UTF_8));
        }
        return new ModelTranslation(labels, true);
    }

    byte[] translate(String name, byte[] content) throws IOException {
        if (!active) {
            return content;
        }
        String form = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.[a-z]+$", "");
        if (name.endsWith(".bpmn")) {
            return bpmn(content);
        }
        if (name.endsWith(".dmn")) {
            return dmn(content);
        }
        if (name.endsWith(".form")) {
            JsonNode root = JSON.readTree(content);
            root.path("components").forEach(component -> component(form, (ObjectNode) component));
            return JSON.writeValueAsBytes(root);
        }
        return name.endsWith(".html") ? html(form, content) : content;
    }

    private byte[] bpmn(byte[] content) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
        for (BaseElement element : model.getModelElementsByType(BaseElement.class)) {
            String key = element instanceof Process ? element.getId() + ".name" : element.getId();
            String label = element.getAttributeValue("name");
            if (label != null && element.getParentElement() != model.getDefinitions() || element instanceof Process) {
                put(key, label, text -> element.setAttributeValue("name", text));
            }
            for (Documentation documentation : element.getDocumentations()) {
                put(element.getId() + ".documentation", documentation.getTextContent(), documentation::setTextContent);
            }
        }
        for (TextAnnotation annotation : model.getModelElementsByType(TextAnnotation.class)) {
            Text text = annotation.getText();
            put(annotation.getId(), text.getTextContent(), text::setTextContent);
        }
        return Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] dmn(byte[] content) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
        for (DmnElement element : model.getModelElementsByType(DmnElement.class)) {
            if (element.getLabel() != null) {
                put(element.getId(), element.getLabel(), element::setLabel);
            }
            if (element instanceof NamedElement named) {
                put(element.getId(), named.getName(), named::setName);
            }
            Description description = element.getDescription();
            if (description != null) {
                put(element.getId() + ".documentation", description.getTextContent(), description::setTextContent);
            }
        }
        return Dmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
    }

    private void component(String form, ObjectNode component) {
        String key =
                form + "." + component.path("key").asText(component.path("id").asText());
        put(component, "label", key);
        put(component, "dateLabel", key);
        put(component, "text", form + "." + component.path("id").asText());
        put(component, "description", key + ".description");
        for (JsonNode option : component.path("values")) {
            put((ObjectNode) option, "label", key + "." + option.path("value").asText());
        }
        component.path("components").forEach(child -> component(form, (ObjectNode) child));
    }

    private void put(ObjectNode node, String field, String key) {
        if (node.hasNonNull(field)) {
            put(key, node.get(field).asText(), text -> node.put(field, text));
        }
    }

    private byte[] html(String form, byte[] content) {
        Document document = Jsoup.parseBodyFragment(new String(content, StandardCharsets.UTF_8));
        document.outputSettings().prettyPrint(false);
        for (Element element : document.select("[data-i18n]")) {
            put(form + "." + element.attr("data-i18n"), element.text(), element::text);
        }
        for (String attribute : new String[] {"placeholder", "title", "aria-label"}) {
            for (Element element : document.select("[data-i18n-" + attribute + "]")) {
                String key = form + "." + element.attr("data-i18n-" + attribute);
                put(key, element.attr(attribute), text -> element.attr(attribute, text));
            }
        }
        return document.body().html().getBytes(StandardCharsets.UTF_8);
    }

    private void put(String key, String english, Consumer<String> label) {
        String translated = labels.getProperty(key);
        if (translated != null) {
            label.accept(translated);
        } else if (english != null && english.codePoints().anyMatch(Character::isLetter) && !english.startsWith("{{")) {
            missing.add(key);
        }
    }
}
