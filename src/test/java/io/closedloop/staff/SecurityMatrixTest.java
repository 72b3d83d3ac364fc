package io.closedloop.staff;

import static io.closedloop.support.Doors.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.closedloop.staff.OwnDoors.OwnDoor;
import io.closedloop.support.Inputs;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every mapping that the application has against nobody, every role and somebody without one; what is expected follows
 * from {@link DoorPolicy}, without which a new mapping fails here by its name.
 */
class SecurityMatrixTest extends EveryRole {

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

    /** Whoever may come in may still ask for what is not there, or send what makes no sense; but nothing fails. */
    private void expect(OwnDoor door, String user, boolean may) {
        int status = status(door, user);
        if (DoorPolicy.OPEN.contains(door.policy().orElseThrow())) {
            // customers have keys of their own
            assertThat(status).as(user).isLessThan(500);
        } else if (!may) {
            assertThat(status).as(user).isIn(403, 404);
        } else if (door.reads()) {
            assertThat(status).as(user).isIn(200, 302, 303, 400, 404);
        } else {
            assertThat(status).as(user).isLessThan(500).isNotEqualTo(401);
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
