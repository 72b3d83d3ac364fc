package io.closedloop.staff;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's REST API can be asked to do, found in its own code.
 *
 * @param path with names in braces for what may stand there
 */
record Operation(String path, String method) {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final Set<String> SEARCHED = Set.of(
            "/case-execution",
            "/case-instance",
            "/execution",
            "/external-task",
            "/group",
            "/history/activity-instance",
            "/history/case-instance",
            "/history/detail",
            "/history/external-task-log",
            "/history/job-log",
            "/history/process-instance",
            "/history/task",
            "/history/variable-instance",
            "/job",
            "/job-definition",
            "/process-instance",
            "/schema/log",
            "/task",
            "/variable-instance");

    /** All that a resource and those below it offer, and that is not for reading alone. */
    static Stream<Operation> of(Class<?> resource) {
        Set<String> found = new TreeSet<>();
        collect(resource, "", found);
        return found.stream().map(each -> new Operation(each.replaceAll(" .*", ""), each.replaceAll(".* ", "")));
    }

    /** Whether it is a question that is too long for an address. */
    boolean searches() {
        return method.equals("POST") && SEARCHED.contains(path.replaceFirst("/count$", ""));
    }

    /** Whether it does not even come to the engine. */
    boolean isRefusedTo(String user) {
        return EngineOperations.NOBODYS.contains(name())
                || EngineOperations.PROCESS_OWNERS.contains(name()) && !user.equals(Role.PROCESS_OWNER.id());
    }

    String name() {
        return method + " " + path;
    }

    /** @param ids what stands for the first name, by the path's begin; for a key and all others it is what there is */
    String on(Map<String, String> ids) {
        String kind = path.split("/")[1];
        return path.replace("{key}", kind.startsWith("decision") ? "deadlines" : "customer-requirement")
                .replaceFirst("\\{id}", ids.getOrDefault(kind, "x"))
                .replace("{varId}", "planDecision")
                .replace("{userId}", "execution-team")
                .replaceAll("\\{\\w+}", "x");
    }

    private static void collect(Class<?> resource, String base, Set<String> found) {
        for (Method offered : resource.getMethods()) {
            Optional<String> below = annotations(resource, offered)
                    .filter(Path.class::isInstance)
                    .map(path -> "/" + ((Path) path).value())
                    .findFirst();
            Optional<String> method = annotations(resource, offered)
                    .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                    .filter(Objects::nonNull)
                    .map(HttpMethod::value)
                    .findFirst();
            String path = (base + below.orElse("")).replaceAll("/+", "/").replaceAll("/$", "");
            if (method.isEmpty() && below.isPresent()) {
                collect(offered.getReturnType(), path, found);
            } else if (method.isPresent() && !READING.contains(method.get())) {
                found.add(path + " " + method.get());
            }
        }
    }

    /** Those of a method, wherever in its class and what that is made of they stand. */
    private static Stream<Annotation> annotations(@Nullable Class<?> resource, Method method) {
        if (resource == null) {
            return Stream.empty();
        }
        Stream<Annotation> here;
        try {
            here = Arrays.stream(resource.getDeclaredMethod(method.getName(), method.getParameterTypes())
                    .getAnnotations());
        } catch (NoSuchMethodException e) {
            here = Stream.empty();
        }
        return Stream.concat(
                here,
                Stream.concat(Stream.ofNullable(resource.getSuperclass()), Arrays.stream(resource.getInterfaces()))
                        .flatMap(above -> annotations(above, method)));
    }
}
