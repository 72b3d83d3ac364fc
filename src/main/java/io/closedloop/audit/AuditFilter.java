package io.closedloop.audit;

import io.closedloop.audit.AuditEntry.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows who comes from where, and wants what, for as long as a request lasts. Reading leaves no entry, but for taking
 * away what holds many people's data at once.
 */
class AuditFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final AuditTrail trail;
    private final RequestMatcher takenAway;

    AuditFilter(AuditTrail trail, PathPatternRequestMatcher.Builder paths) {
        this.trail = trail;
        this.takenAway = new OrRequestMatcher(
                paths.matcher("/api/requirements.xlsx"),
                paths.matcher("/api/requirements/{number}/dossier.zip"),
                paths.matcher("/api/audit.jsonl"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Doing doing = Requested.of(request, request.getRemoteUser());
        boolean reading = READING.contains(request.getMethod());
        if (!reading) {
            Doing.begin(doing);
        } else if (takenAway.matches(request)) {
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
}
