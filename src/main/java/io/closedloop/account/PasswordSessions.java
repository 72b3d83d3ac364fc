package io.closedloop.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the sessions of whoever signed in with a password that is not his any more, or whose account is gone: a new
 * password keeps out everybody who knew the old one.
 */
class PasswordSessions extends OncePerRequestFilter {

    /** How long a session may outlive its password. */
    static final Duration AT_MOST = Duration.ofSeconds(30);

    private static final String PROOF = PasswordSessions.class.getName();

    private record Proof(String user, String password, Instant checkedAt) implements Serializable {}

    private final Passwords passwords;
    private final Clock clock;

    PasswordSessions(Passwords passwords, Clock clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What everybody may see needs no database, and a page that tells of its absence needs its looks. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (session != null
                && user instanceof UsernamePasswordAuthenticationToken
                && !isStillHis(session, user.getName())) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isStillHis(HttpSession session, String user) {
        Instant now = clock.instant();
        Proof last = session.getAttribute(PROOF) instanceof Proof proof
                        && proof.user().equals(user)
                ? proof
                : null;
        if (last != null && now.isBefore(last.checkedAt().plus(AT_MOST))) {
            return true;
        }
        String password = passwords.present(user).orElse("");
        if (last != null && !last.password().equals(password)) {
            return false;
        }
        session.setAttribute(PROOF, new Proof(user, password, now));
        return true;
    }
}
