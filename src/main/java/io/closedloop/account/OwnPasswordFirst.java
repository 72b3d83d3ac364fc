package io.closedloop.account;

import io.closedloop.refusal.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets whoever came with a password that somebody else knows choose one of his own, and do nothing else. */
class OwnPasswordFirst extends OncePerRequestFilter {

    /** The only authority of such a person. */
    static final SimpleGrantedAuthority AUTHORITY = new SimpleGrantedAuthority("own-password-first");

    static final String PAGE = "/password";

    private static final List<String> OPEN = List.of(PAGE, "/logout", "/assets/", "/error", "/login");

    private final Refusals refusals;

    OwnPasswordFirst(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (user == null
                || !user.getAuthorities().contains(AUTHORITY)
                || OPEN.stream().anyMatch(path::startsWith)) {
            chain.doFilter(request, response);
        } else if (String.valueOf(request.getHeader("Accept")).contains(MediaType.TEXT_HTML_VALUE)) {
            response.sendRedirect(request.getContextPath() + PAGE);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, refusals.text("refusal.password.foreign"));
        }
    }
}
