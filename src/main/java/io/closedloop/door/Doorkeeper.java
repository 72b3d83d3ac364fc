package io.closedloop.door;

import io.closedloop.refusal.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands at the public doors before anything is read: too often is 429, too much is 413, both with a sentence in the
 * visitor's language.
 */
class Doorkeeper extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Buckets buckets;
    private final DoorSettings settings;
    private final Refusals refusals;
    private final EarlyAnswer answer;

    Doorkeeper(Buckets buckets, DoorSettings settings, Refusals refusals, EarlyAnswer answer) {
        this.buckets = buckets;
        this.settings = settings;
        this.refusals = refusals;
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Door> door = Door.of(request);
        if (door.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        boolean write = !READS.contains(request.getMethod());
        Duration wait = buckets.admit(door.get(), request.getRemoteAddr(), write);
        boolean files = bringsFiles(request);
        DataSize limit = files ? settings.maxRequestSize() : settings.maxTextSize();
        long announced = request.getContentLengthLong();
        if (wait.isZero() && files && announced != 0 && announced <= limit.toBytes()) {
            wait = buckets.admitFiles(request.getRemoteAddr(), announced < 0 ? limit.toBytes() : announced);
        }
        if (!wait.isZero()) {
            long seconds = wait.plusMillis(999).toSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            answer.refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, "refusal.door.tooMany", seconds);
        } else if (announced > limit.toBytes()) {
            answer.refuse(
                    request, response, HttpStatus.PAYLOAD_TOO_LARGE, "refusal.door.tooLarge", Measured.words(limit));
        } else {
            // a body whose length is not announced is counted while it is read
            chain.doFilter(new Measured(request, limit, refusals), response);
        }
    }

    private static boolean bringsFiles(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/");
    }
}
