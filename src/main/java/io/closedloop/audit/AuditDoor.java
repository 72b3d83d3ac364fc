package io.closedloop.audit;

/** The way somebody came in. */
public enum AuditDoor {
    PAGES,
    API,
    ENGINE_REST,
    WEBAPPS,
    CUSTOMERS,
    MAIL,
    START,
    SIGN_IN;

    /** @param account whether somebody signed in */
    static AuditDoor of(String path, boolean account) {
        if (path.equals("/login") || path.equals("/logout") || path.startsWith("/camunda/api/admin/auth/")) {
            return SIGN_IN;
        }
        if (path.startsWith("/engine-rest/")) {
            return ENGINE_REST;
        }
        if (path.startsWith("/camunda/")) {
            return WEBAPPS;
        }
        if (!account && (path.equals("/c") || path.startsWith("/c/") || path.equals("/request"))) {
            return CUSTOMERS;
        }
        return path.startsWith("/api/") ? API : PAGES;
    }
}
