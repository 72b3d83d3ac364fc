package io.closedloop.audit;

import io.closedloop.door.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.servlet.HandlerMapping;

/** What a request says of who does what. */
final class Requested {

    private Requested() {}

    static Doing of(HttpServletRequest request, @Nullable String user) {
        String path = path(request);
        return new Doing(
                new Doing.Origin(
                        user,
                        AuditDoor.of(path, user != null),
                        address(request.getRemoteAddr(), user != null),
                        MDC.get("http.request.id"),
                        path),
                () -> request.getMethod() + " " + pattern(request),
                () -> subject(request));
    }

    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static String pattern(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern instanceof String served ? served : path(request);
    }

    private static @Nullable String subject(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("number") instanceof String number
                ? number
                : null;
    }

    /** A customer's address is kept in full with his answers, where it can be erased; what is here cannot. */
    static String address(String address, boolean account) {
        if (account) {
            return address;
        }
        int last = address.lastIndexOf('.');
        return last < 0 ? Network.of(address) : address.substring(0, last) + ".0";
    }
}
