package io.closedloop.staff;

import java.util.Locale;

/** The roles of the procedure; each is a group of the engine's identity service. */
public enum Role {
    CUSTOMER_SERVICE,
    REQUIREMENT_ADMIN,
    PRODUCT_MANAGER,
    TECHNICAL_LEAD,
    OPERATIONS,
    PROJECT_MANAGER,
    EXECUTION_TEAM,
    ARCHIVIST,
    DEPARTMENT_HEAD,
    PROCESS_OWNER;

    /** The group id, as models name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
