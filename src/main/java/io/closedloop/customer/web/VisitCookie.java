package io.closedloop.customer.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseCookie;

/** The cookie that a visit's secret is kept in: no script reads it, and no other site's page sends it. */
final class VisitCookie {

    static final String NAME = "CLOSEDLOOP-CASE";

    private VisitCookie() {}

    static String of(String secret, HttpServletRequest request) {
        return ResponseCookie.from(NAME, secret)
                .path(request.getContextPath() + "/c")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build()
                .toString();
    }
}
