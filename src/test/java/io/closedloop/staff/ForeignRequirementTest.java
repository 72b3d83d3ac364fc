package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every door that leads to one requirement, or to one of its tasks, by page, plugin, API and engine REST alike, against
 * every role: the doors are those the application has, so that a new one is tried as well.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class ForeignRequirementTest {

    /** Who had a task of it, or sees every requirement. */
    private static final Set<Role> TAKE_PART = Set.of(
            Role.CUSTOMER_SERVICE,
            Role.REQUIREMENT_ADMIN,
            Role.PRODUCT_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.PROCESS_OWNER);

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private record Door(HttpMethod method, String path) {}

    @TestFactory
    Stream<DynamicTest> closesEveryDoorOfARequirementToWhoTakesNoPart() {
        String number = analysed();
        List<Door> all = doors("number", number);
        assertThat(all).hasSizeGreaterThanOrEqualTo(30);
        return strangers()
                .flatMap(role -> all.stream()
                        .filter(door -> role != Role.ARCHIVIST || !isOfTheArchive(door))
                        .map(door -> dynamicTest(
                                role.id() + " " + door.method() + " " + door.path(),
                                () -> assertThat(knock(door, role)).isEqualTo(403))));
    }

    @TestFactory
    Stream<DynamicTest> opensTheCaseFileToWhoTakesPart() {
        String number = analysed();
        return TAKE_PART.stream()
                .flatMap(role -> Stream.of("/requirements/" + number, "/api/requirements/" + number)
                        .map(path -> dynamicTest(
                                role.id() + " " + path,
                                () -> assertThat(doors.status(path, role.id())).isEqualTo(200))));
    }

    @TestFactory
    Stream<DynamicTest> hidesEveryDoorOfATaskFromWhoIsNotOfferedIt() {
        analysed();
        String task = journey.task("analyzeRequirement").getId();
        List<Door> all = Stream.concat(doors("id", task).stream(), doors("task", task).stream())
                .filter(door -> door.path().contains("/tasks/"))
                .toList();
        assertThat(all).hasSizeGreaterThan(5);
        return strangers()
                .flatMap(role -> all.stream()
                        .map(door -> dynamicTest(
                                role.id() + " " + door.method() + " " + door.path(),
                                () -> assertThat(knock(door, role)).isIn(403, 404))));
    }

    @TestFactory
    Stream<DynamicTest> tellsStrangersNothingByTheEnginesRest() {
        String number = analysed();
        String task = journey.task("analyzeRequirement").getId();
        String instance = journey.task("analyzeRequirement").getProcessInstanceId();
        return strangers()
                .flatMap(role -> Stream.concat(
                        Stream.of(
                                        "process-instance?businessKey=" + number,
                                        "task?processInstanceBusinessKey=" + number,
                                        "execution?processInstanceId=" + instance,
                                        "variable-instance?processInstanceIdIn=" + instance,
                                        "history/process-instance?processInstanceBusinessKey=" + number,
                                        "history/task?processInstanceBusinessKey=" + number,
                                        "history/activity-instance?processInstanceId=" + instance,
                                        "history/variable-instance?processInstanceId=" + instance,
                                        "history/user-operation?processInstanceId=" + instance,
                                        "history/identity-link-log?taskId=" + task,
                                        "incident?processInstanceId=" + instance)
                                .map(path -> dynamicTest(role.id() + " finds nothing at " + path, () -> {
                                    var answer = doors.get("/engine-rest/" + path, role.id());
                                    assertThat(answer.getStatusCode().value()).isIn(200, 403);
                                    assertThat(answer.getStatusCode().value() == 403
                                                    || Objects.equals(answer.getBody(), "[]"))
                                            .as("%s", answer.getBody())
                                            .isTrue();
                                })),
                        Stream.of(
                                        "process-instance/" + instance,
                                        "process-instance/" + instance + "/variables",
                                        "process-instance/" + instance + "/activity-instances",
                                        "history/process-instance/" + instance,
                                        "task/" + task,
                                        "task/" + task + "/variables",
                                        "task/" + task + "/form-variables",
                                        "task/" + task + "/identity-links",
                                        "task/" + task + "/comment",
                                        "task/" + task + "/attachment")
                                .map(path -> dynamicTest(
                                        role.id() + " may not see " + path,
                                        () -> assertThat(doors.status("/engine-rest/" + path, role.id()))
                                                .isIn(403, 404)))));
    }

    @Test
    void saysThatThereIsNoSuchRequirementToWhoSeesAll() {
        for (String path : List.of("/requirements/209912-999", "/api/requirements/209912-999")) {
            assertThat(doors.status(path, Role.PROCESS_OWNER.id())).as(path).isEqualTo(404);
        }
    }

    private String analysed() {
        return journey.begins()
                .through("registerRequirement", "confirmRegistration")
                .number();
    }

    /** The archivist holds, checks and erases every dossier (decisions 0015 and 0016). */
    private static boolean isOfTheArchive(Door door) {
        return door.path().contains("/dossier");
    }

    private static Stream<Role> strangers() {
        return Stream.of(Role.values()).filter(role -> !TAKE_PART.contains(role));
    }

    private int knock(Door door, Role role) {
        return door.method().equals(HttpMethod.GET)
                ? doors.status(door.path(), role.id())
                : doors.send(door.method(), door.path(), role.id(), Map.of())
                        .getStatusCode()
                        .value();
    }

    /** The application's own doors that name something, with every other name made up. */
    private List<Door> doors(String variable, String value) {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> patterns(mapping)
                        .filter(path -> path.contains("{" + variable + "}"))
                        .flatMap(path -> methods(mapping)
                                .map(method -> new Door(
                                        HttpMethod.valueOf(method.name()),
                                        path.replace("{" + variable + "}", value)
                                                .replace("{kind}", "registration-form")
                                                .replaceAll("\\{[^}]*}", "1")))))
                .toList();
    }

    private static Stream<String> patterns(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream();
    }

    private static Stream<RequestMethod> methods(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream();
    }
}
