package io.closedloop.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Who is at work in the engine. */
public final class CurrentUser {

    /** Stands for nobody: a timer, or a start of the application. */
    public static final String SYSTEM = "system";

    private CurrentUser() {}

    /** The user id; {@value #SYSTEM} where nobody is signed in. */
    public static String id(IdentityService identity) {
        Authentication user = identity.getCurrentAuthentication();
        return user == null ? SYSTEM : user.getUserId();
    }
}
