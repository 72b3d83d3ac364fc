package io.closedloop.audit;

import io.closedloop.audit.AuditEntry.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows who comes from where, and wants what, for as long as a request lasts. Reading leaves no entry, but for taking
 * away what holds many people's data at once.
 */
class AuditFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final List<String> TAKEN_AWAY =
            List.of("/api/requirements.xlsx", "/api/requirements/*/dossier.zip", "/api/audit.jsonl");

    private static final AntPathMatcher PATHS = new AntPathMatcher();

    private final AuditTrail trail;

    AuditFilter(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Doing doing = Requested.of(request, request.getRemoteUser());
        boolean reading = READING.contains(request.getMethod());
        if (!reading) {
            Doing.begin(doing);
        } else if (isTakenAway(request)) {
            // before anything leaves
            trail.record(doing, Outcome.DONE);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            Doing.end();
        }
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN && request.getRemoteUser() != null) {
            trail.record(doing, Outcome.REFUSED);
        }
    }

    private static boolean isTakenAway(HttpServletRequest request) {
        String path = Requested.path(request);
        return TAKEN_AWAY.stream().anyMatch(each -> PATHS.match(each, path));
    }
}
