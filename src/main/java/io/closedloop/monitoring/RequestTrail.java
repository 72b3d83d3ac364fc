package io.closedloop.monitoring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes into every line logged for a request which one it was, and the number of the requirement in its address. */
class RequestTrail extends OncePerRequestFilter {

    static final String REQUEST = "http.request.id";
    static final String HEADER = "X-Request-Id";

    /** As the engine calls the key of its cases: see {@code logging-context-business-key}. */
    static final String REQUIREMENT = "requirement";

    /** One requirement's; of references, one in eighteen has no digit. */
    private static final Pattern NUMBER =
            Pattern.compile("/(?:api/)?requirements/(R-[A-Z0-9]{1,18}|[A-Z-]*\\d[A-Z0-9-]{0,30})(?:/.*)?");

    /** What a proxy before us may call a request; anything else would be a stranger's text in our logs. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private final boolean behindProxy;

    /** @param behindProxy whether the proxy before us names requests; otherwise anybody could, in logs and audit trail */
    RequestTrail(boolean behindProxy) {
        this.behindProxy = behindProxy;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = Optional.ofNullable(request.getHeader(HEADER))
                .filter(told -> behindProxy && ID.matcher(told).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        response.setHeader(HEADER, id);
        MDC.put(REQUEST, id);
        Matcher path = NUMBER.matcher(request.getRequestURI());
        if (path.matches()) {
            MDC.put(REQUIREMENT, path.group(1));
        }
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(REQUEST);
            MDC.remove(REQUIREMENT);
        }
    }
}
