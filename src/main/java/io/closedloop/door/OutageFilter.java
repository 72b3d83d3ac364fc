package io.closedloop.door;

import io.closedloop.refusal.Outage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says that the database cannot be used, whatever was asked for; the engine's REST APIs say it themselves. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // within the trail of the request
class OutageFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);

    private final EarlyAnswer answer;

    OutageFilter(EarlyAnswer answer) {
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !Outage.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("The database cannot be used", e);
            response.resetBuffer();
            response.setHeader(HttpHeaders.RETRY_AFTER, Outage.RETRY_AFTER);
            answer.refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE, Outage.KEY);
        }
    }
}
