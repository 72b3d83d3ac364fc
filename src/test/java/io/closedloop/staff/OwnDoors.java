package io.closedloop.staff;

import io.closedloop.support.Journey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every mapping of the application's own controllers, with real things in place of its variables. */
final class OwnDoors {

    /** @param pattern as the controller says it */
    record OwnDoor(HttpMethod method, String pattern, String path) {

        Optional<DoorPolicy> policy() {
            return DoorPolicy.of(method.name(), pattern);
        }

        boolean reads() {
            return method.equals(HttpMethod.GET);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private final RequestMappingHandlerMapping mappings;
    private final Map<String, String> things = new HashMap<>(Map.of(
            "kind", "registration-form",
            "kind:people|roles", "people",
            "who", "execution-team",
            "month", "2024-04",
            "year", "2024",
            "role", "archivist",
            "process", "customer-requirement",
            "activity", "registerRequirement"));

    /** @param journey of a requirement in which three roles take part, whose next task is the product manager's */
    OwnDoors(RequestMappingHandlerMapping mappings, Journey journey, String attachment) {
        this.mappings = mappings;
        things.put("number", journey.number());
        things.put("task", journey.task("analyzeRequirement").getId());
        things.put("attachment", attachment);
    }

    Stream<OwnDoor> all() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.closedloop."))
                .flatMap(entry -> doors(entry.getKey()))
                .distinct();
    }

    private Stream<OwnDoor> doors(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
                        .map(method -> new OwnDoor(method.asHttpMethod(), pattern, filled(pattern))));
    }

    private String filled(String pattern) {
        String id = pattern.contains("/tasks/") ? "task" : pattern.contains("/attachments/") ? "attachment" : "";
        String path = pattern.replace("{id}", things.getOrDefault(id, "1"));
        for (Map.Entry<String, String> thing : things.entrySet()) {
            path = path.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return path;
    }
}
