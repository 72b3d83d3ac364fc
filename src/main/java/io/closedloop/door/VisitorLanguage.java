package io.closedloop.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** Remembers the language a visitor chose by {@code ?lang=}. */
class VisitorLanguage implements HandlerInterceptor {

    private static final Set<String> LANGUAGES = Set.of("en", "zh");

    private final LocaleResolver locales;

    VisitorLanguage(LocaleResolver locales) {
        this.locales = locales;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.GET.matches(request.getMethod())) {
            String chosen = request.getParameter("lang");
            if (chosen != null && LANGUAGES.contains(chosen)) {
                locales.setLocale(request, response, Locale.forLanguageTag(chosen));
            }
        }
        return true;
    }
}
