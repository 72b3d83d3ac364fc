package io.closedloop.staff;

import static io.closedloop.support.Doors.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.closedloop.absence.Absences;
import io.closedloop.absence.EnterAbsence;
import io.closedloop.staff.OwnDoors.OwnDoor;
import io.closedloop.support.Inputs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every mapping that the application has against nobody, every role and somebody without one; what is expected follows
 * from {@link DoorPolicy}, without which a new mapping fails here by its name.
 */
class SecurityMatrixTest extends EveryRole {

    /** What somebody may do who may not do it here: others would, or the requirement is not there yet. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "POST /api/tasks/{id}/change-request", "product-manager",
            "POST /api/tasks/{id}/handover", "product-manager");

    @Autowired
    Absences absences;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyMappingHasAPolicyAndEveryPolicyAMapping() {
        assertThat(own().all())
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        door -> assertThat(door.policy()).as(door.toString()).isPresent());
        assertThat(own().all().map(door -> door.policy().orElseThrow())).contains(DoorPolicy.values());
    }

    @TestFactory
    Stream<DynamicTest> opensToThoseWhoseItIsAndToNobodyElse() {
        return own().all()
                .map(door -> dynamicTest(door.toString(), () -> {
                    DoorPolicy policy = door.policy().orElseThrow();
                    if (!DoorPolicy.OPEN.contains(policy)) {
                        assertThat(status(door, null))
                                .as("nobody")
                                .isIn(door.reads() ? new Object[] {401, 302} : new Object[] {401, 302, 403});
                    }
                    for (Role role : Role.values()) {
                        expect(door, role.id(), policy.isFor(role));
                    }
                    expect(
                            door,
                            WITHOUT_ROLE,
                            DoorPolicy.OPEN.contains(policy) || DoorPolicy.WITHOUT_ROLE.contains(policy));
                }));
    }

    /** Everybody may change absences, but whose this one is, is known of a real one alone. */
    @Test
    void anAbsenceIsItsPersonsAndTheHeads() {
        LocalDate day = LocalDate.now().plusDays(40);
        long id = absences.enter(
                        new EnterAbsence("execution-team", day, day, "execution-team-2", null), "execution-team")
                .id();
        everybodyBut("execution-team", "department-head").forEach(user -> {
            for (String door : List.of(
                    "POST /api/absences/%d/end",
                    "DELETE /api/absences/%d", "POST /absences/%d/end", "POST /absences/%d/deletion")) {
                String[] asked = door.formatted(id).split(" ");
                assertThat(doors.knock(HttpMethod.valueOf(asked[0]), asked[1], user, Map.of())
                                .getStatusCode()
                                .value())
                        .as("%s %s", user, door)
                        .isEqualTo(403);
            }
        });
        assertThat(doors.knock(HttpMethod.DELETE, "/api/absences/" + id, "department-head", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    /** Whoever deletes the view of somebody else is told nothing of it, and it stays. */
    @Test
    void aViewIsItsPersons() {
        String owner = "department-head";
        doors.form("/requirements/views", owner, "name", "Mine");
        long id = jdbc.sql("SELECT id FROM registration_view WHERE user_id = ? AND name = 'Mine'")
                .param(owner)
                .query(Long.class)
                .single();
        everybodyBut(owner).forEach(user -> {
            doors.form("/requirements/views/" + id + "/deletion", user);
            assertThat(views(id)).as(user).isEqualTo(1);
        });
        doors.form("/requirements/views/" + id + "/deletion", owner);
        assertThat(views(id)).isZero();
    }

    private static Stream<String> everybodyBut(String... users) {
        return Stream.concat(Stream.of(Role.values()).map(Role::id), Stream.of(WITHOUT_ROLE, "execution-team-2"))
                .filter(user -> !List.of(users).contains(user));
    }

    private int views(long id) {
        return jdbc.sql("SELECT count(*) FROM registration_view WHERE id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** Whoever may come in may still ask for what is not there, or send what makes no sense; but nothing fails. */
    private void expect(OwnDoor door, String user, boolean may) {
        int status = status(door, user);
        if (DoorPolicy.OPEN.contains(door.policy().orElseThrow())) {
            // customers have keys of their own
            assertThat(status).as(user).isLessThan(500);
        } else if (!may) {
            // whose task it is not, for him there is none; any other 404 would say that it was looked for
            assertThat(status).as(user).isIn(door.pattern().contains("/tasks/{id}") ? List.of(403, 404) : List.of(403));
        } else if (door.reads()) {
            assertThat(status).as(user).isIn(200, 302, 303, 400, 404);
        } else {
            assertThat(status).as(user).isLessThan(500).isNotEqualTo(401);
            if (!user.equals(ELSEWHERE.get(door.toString()))) {
                assertThat(status).as(user).isNotEqualTo(403);
            }
        }
    }

    private int status(OwnDoor door, @Nullable String user) {
        return doors.knock(door.method(), door.path(), user, door.reads() ? null : Map.of())
                .getStatusCode()
                .value();
    }

    private OwnDoors own() {
        String attachment = body(doors.upload("needs.txt", new byte[] {65}, "customer-service"))
                .get("id")
                .asText();
        journey.begins("attachments", Inputs.json("[{\"id\":\"%s\"}]".formatted(attachment)))
                .through("registerRequirement", "confirmRegistration");
        return new OwnDoors(mappings, journey, attachment);
    }
}
