package io.closedloop.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that lasts too long, however busy it is: a page left open in the evening asks again in the morning who is there. */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class SessionLifetime extends OncePerRequestFilter {

    private static final String SINCE = SessionLifetime.class.getName();

    private final StaffSettings settings;
    private final Clock clock;

    SessionLifetime(StaffSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            if (!(session.getAttribute(SINCE) instanceof Instant since)) {
                session.setAttribute(SINCE, clock.instant());
            } else if (!clock.instant().isBefore(since.plus(settings.session()))) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}
