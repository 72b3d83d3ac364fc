package io.closedloop.staff;

import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** Doors, and everybody who may knock at them: each role, and somebody who has none. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
abstract class EveryRole {

    static final String WITHOUT_ROLE = "trainee";

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    IdentityService identity;

    @BeforeEach
    void somebodyWithoutARole() {
        User trainee = identity.newUser(WITHOUT_ROLE);
        trainee.setPassword("demo");
        identity.saveUser(trainee);
    }

    @AfterEach
    void hasLeft() {
        identity.deleteUser(WITHOUT_ROLE);
    }
}
