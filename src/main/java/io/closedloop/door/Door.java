package io.closedloop.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** A door that is open to everybody; a flood at one does not close another. */
enum Door {
    /** The online form and its twin for programs. */
    REQUEST(
            path(null, "/request"),
            path(null, "/request/**"),
            path(HttpMethod.POST, "/api/requirements"),
            path(HttpMethod.GET, "/v3/api-docs/public")),
    /** What a customer reaches by a personal link. */
    CASE(path(null, "/c"), path(null, "/c/**"));

    /** Any of them. */
    static final RequestMatcher ANY = new OrRequestMatcher(
            Arrays.stream(values()).map(door -> door.matcher).toList());

    private final RequestMatcher matcher;

    Door(RequestMatcher... matchers) {
        this.matcher = new OrRequestMatcher(matchers);
    }

    boolean isOf(HttpServletRequest request) {
        return matcher.matches(request);
    }

    static Optional<Door> of(HttpServletRequest request) {
        return Arrays.stream(values()).filter(door -> door.isOf(request)).findFirst();
    }

    private static RequestMatcher path(@Nullable HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
