package io.closedloop.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.refusal.Opened;
import io.closedloop.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;

/** Refuses a request where neither templates nor the database can be relied on: a page for people, a problem for programs. */
@Component
class EarlyAnswer {

    private final LocaleResolver locales;
    private final Refusals refusals;
    private final ObjectMapper json;

    EarlyAnswer(LocaleResolver locales, Refusals refusals, ObjectMapper json) {
        this.locales = locales;
        this.refusals = refusals;
        this.json = json;
    }

    /**
     * @param key of the sentence
     * @param arguments of the sentence
     */
    void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String key,
            Object... arguments)
            throws IOException {
        Locale language = locales.resolveLocale(request);
        LocaleContextHolder.setLocale(language);
        try {
            String sentence = refusals.text(key, arguments);
            response.setStatus(status.value());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setCharacterEncoding("UTF-8");
            if (Opened.byAPerson(request)) {
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

    private static String page(Locale language, String sentence) {
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Closedloop</title><link rel="stylesheet" href="/assets/customer.css"></head>
                <body><main><h1>Closedloop</h1><p class="problem" role="alert">%s</p></main></body></html>
                """.formatted(language.getLanguage(), HtmlUtils.htmlEscape(sentence));
    }
}
