package io.closedloop.staff;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that lasts too long, however busy it is: a page left open in the evening asks again in the morning who is there. */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class SessionLifetime extends OncePerRequestFilter implements HttpSessionIdListener {

    private static final String SINCE = SessionLifetime.class.getName();

    private final StaffSettings settings;
    private final Ticker ticker;

    @Autowired
    SessionLifetime(StaffSettings settings) {
        this(settings, Ticker.systemTicker());
    }

    /** @param ticker counts nanoseconds, however the computer's clock is set */
    SessionLifetime(StaffSettings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            try {
                endInTime(session);
            } catch (IllegalStateException e) {
                logger.debug("Another request of it has just ended the session");
            }
        }
        chain.doFilter(request, response);
    }

    private void endInTime(HttpSession session) {
        long now = ticker.read();
        if (!(session.getAttribute(SINCE) instanceof Long since)) {
            session.setAttribute(SINCE, now);
        } else if (now - since >= settings.session().toNanos()) {
            session.invalidate();
        }
    }

    /** Whoever signs in once more begins anew: his session then gets another id. */
    @Override
    public void sessionIdChanged(HttpSessionEvent event, String before) {
        event.getSession().removeAttribute(SINCE);
    }
}
