package io.closedloop.door;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;

/**
 * Stands at the public doors before anything is read: too often is 429, too much is 413, both with a sentence in the
 * visitor's language.
 */
class Doorkeeper extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Buckets buckets;
    private final DoorSettings settings;
    private final LocaleResolver locales;
    private final Refusals refusals;
    private final ObjectMapper json;

    Doorkeeper(Buckets buckets, DoorSettings settings, LocaleResolver locales, Refusals refusals, ObjectMapper json) {
        this.buckets = buckets;
        this.settings = settings;
        this.locales = locales;
        this.refusals = refusals;
        this.json = json;
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
        DataSize limit = limit(request);
        if (!wait.isZero()) {
            long seconds = wait.plusMillis(999).toSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, "refusal.door.tooMany", seconds);
        } else if (request.getContentLengthLong() > limit.toBytes()) {
            refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "refusal.door.tooLarge", Measured.words(limit));
        } else {
            // a body whose length is not announced is counted while it is read
            chain.doFilter(new Measured(request, limit, refusals), response);
        }
    }

    private DataSize limit(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") ? settings.maxRequestSize() : settings.maxTextSize();
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key, Object argument)
            throws IOException {
        Locale language = locales.resolveLocale(request);
        LocaleContextHolder.setLocale(language);
        try {
            String sentence = refusals.text(key, argument);
            response.setStatus(status.value());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setCharacterEncoding("UTF-8");
            if (accepts(request)) {
                response.setContentType(MediaType.TEXT_HTML_VALUE);
                response.getWriter().write(page(language, sentence));
            } else {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                json.writeValue(response.getWriter(), ProblemDetail.forStatusAndDetail(status, sentence));
            }
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private static boolean accepts(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                .orElse("")
                .contains("text/html");
    }

    private static String page(Locale language, String sentence) {
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Closedloop</title><link rel="stylesheet" href="/assets/customer.css"></head>
                <body><main><h1>Closedloop</h1><p class="problem" role="alert">%s</p></main></body></html>
                """.formatted(language.getLanguage(), HtmlUtils.htmlEscape(sentence));
    }
}
