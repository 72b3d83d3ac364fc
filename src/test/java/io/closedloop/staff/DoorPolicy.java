package io.closedloop.staff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whose each kind of door is; the first that fits a mapping decides, and a mapping that none fits is a mistake. */
enum DoorPolicy {
    PUBLIC("GET|POST", "/request|/c|/c/.+"),
    REQUEST_OF_PROGRAMS("POST", "/api/requirements"),
    SIGN_IN("GET", "/login"),
    LINKS("POST", "(/api)?/requirements/\\{number}/links.*", Role.CUSTOMER_SERVICE),
    KEEPING("POST", "/requirements/\\{number}/dossier/.+", Role.ARCHIVIST),
    DOSSIER(
            "GET",
            "(/api)?/requirements/\\{number}/dossier(\\.zip)?",
            Role.ARCHIVIST,
            Role.CUSTOMER_SERVICE,
            Role.REQUIREMENT_ADMIN,
            Role.PRODUCT_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.PROCESS_OWNER),
    CASE_FILE(
            "GET",
            "(/api)?/requirements/\\{number}(/.*)?",
            Role.CUSTOMER_SERVICE,
            Role.REQUIREMENT_ADMIN,
            Role.PRODUCT_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.PROCESS_OWNER),
    REGISTER(
            "GET|POST",
            "(/api)?/requirements(\\.xlsx)?|/requirements/views.*",
            Role.CUSTOMER_SERVICE,
            Role.REQUIREMENT_ADMIN,
            Role.DEPARTMENT_HEAD,
            Role.PROCESS_OWNER),
    OWN_CARDS("GET", "/api/tasks/cards", Role.values()),
    /** The process owner reads every task and does none. */
    TASK_READ("GET", "(/api)?/tasks/\\{\\w+}/.+", Role.PRODUCT_MANAGER, Role.PROCESS_OWNER),
    HANDOVER("POST", "/api/tasks/\\{id}/handover", Role.PRODUCT_MANAGER, Role.DEPARTMENT_HEAD),
    TASK_WORK("POST|DELETE", "/api/tasks/\\{\\w+}/.+", Role.PRODUCT_MANAGER),
    DASHBOARD("GET", "(/api)?/dashboard.*", Role.DEPARTMENT_HEAD, Role.PROCESS_OWNER),
    REPORTS("GET", "(/api)?/reports.*", Role.PRODUCT_MANAGER, Role.DEPARTMENT_HEAD, Role.PROCESS_OWNER),
    WORKLOAD("GET", "(/api)?/workload.*", Role.DEPARTMENT_HEAD, Role.PROCESS_OWNER),
    HANDING_ON("POST", "(/api)?/workload.*", Role.DEPARTMENT_HEAD),
    CALENDAR("GET|POST|DELETE", "(/api)?/calendar.*", Role.PROCESS_OWNER),
    AUDIT("GET", "(/api)?/audit.*", Role.PROCESS_OWNER),
    ARCHIVE("GET|POST|DELETE", "(/api)?/archive.*", Role.ARCHIVIST),
    ABSENCES("GET|POST|DELETE", "(/api)?/absences.*", Role.values()),
    START_HELP("GET", "/starts/\\{process}/help", Role.values()),
    /** What shows and changes nobody's but one's own. */
    OWN(
            "GET|POST|PUT",
            "/|/password|(/api)?/preferences|/help|/help/\\{role}|/api/pages|/api/attachments|/api/deadlines/explain",
            Role.values());

    static final Set<DoorPolicy> OPEN = EnumSet.of(PUBLIC, REQUEST_OF_PROGRAMS, SIGN_IN);

    /** Doors for which an account suffices. */
    static final Set<DoorPolicy> WITHOUT_ROLE = EnumSet.of(OWN, START_HELP, OWN_CARDS);

    private final Pattern methods;
    private final Pattern paths;
    private final Set<Role> roles;

    DoorPolicy(String methods, String paths, Role... roles) {
        this.methods = Pattern.compile(methods);
        this.paths = Pattern.compile(paths);
        this.roles = Set.of(roles);
    }

    /** @param pattern of a mapping, with its variables */
    static Optional<DoorPolicy> of(String method, String pattern) {
        return Arrays.stream(values())
                .filter(door -> door.methods.matcher(method).matches()
                        && door.paths.matcher(pattern).matches())
                .findFirst();
    }

    boolean isFor(Role role) {
        return OPEN.contains(this) || roles.contains(role);
    }
}
