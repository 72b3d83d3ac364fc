package io.closedloop.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models and forms as they are shipped. */
public final class Models {

    private Models() {}

    /** All processes, by path. */
    public static Map<String, BpmnModelInstance> processes() {
        Map<String, BpmnModelInstance> processes = new TreeMap<>();
        files("processes/*.bpmn").forEach((name, content) -> processes.put(name, read(content)));
        return processes;
    }

    /** Every element of a type in all processes. */
    public static <T extends ModelElementInstance> List<T> elements(Class<T> type) {
        return processes().values().stream()
                .flatMap(process -> process.getModelElementsByType(type).stream())
                .toList();
    }

    /** What the class path holds under a pattern such as {@code forms/*}{@code /*.html}, by path. */
    public static Map<String, byte[]> files(String... patterns) {
        Map<String, byte[]> files = new TreeMap<>();
        Stream.of(patterns).forEach(pattern -> {
            try {
                for (Resource resource :
                        new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern)) {
                    String path = resource.getURL().getPath();
                    String name = path.substring(path.lastIndexOf(pattern.substring(0, pattern.indexOf('/') + 1)));
                    files.put(name, resource.getContentAsByteArray());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return files;
    }

    private static BpmnModelInstance read(byte[] content) {
        try (InputStream stream = new ByteArrayInputStream(content)) {
            return Bpmn.readModelFromStream(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
