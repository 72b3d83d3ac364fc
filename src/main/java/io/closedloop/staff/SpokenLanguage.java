package io.closedloop.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * Answers whoever signed in on a page in the language he chose. It is read once for a session; a cookie tells it to the
 * scripts of the Camunda webapps. Programs have no session, and are answered as they ask.
 */
class SpokenLanguage extends OncePerRequestFilter {

    /** Read by {@code tasklist/closedloop/language.js}. */
    static final String COOKIE = "CLOSEDLOOP-STAFF-LANGUAGE";

    private final Languages languages;

    SpokenLanguage(Languages languages) {
        this.languages = languages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session == null || user == null || user instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        Language language = ChosenLanguage.in(session, user.getName(), languages::of);
        tellScripts(request, response, language);
        if (language.locale().isEmpty()) {
            chain.doFilter(request, response);
        } else {
            answerIn(language.locale().get(), request, response, chain);
        }
    }

    private static void answerIn(
            Locale locale, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        // what the resolver of our pages takes before it looks for a cookie or asks the browser
        request.setAttribute(CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, locale);
        LocaleContextHolder.setLocale(locale);
        try {
            chain.doFilter(request, response);
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    private static void tellScripts(HttpServletRequest request, HttpServletResponse response, Language language) {
        String tag = language.locale().map(Locale::toLanguageTag).orElse("");
        if (!tag.equals(told(request))) {
            ResponseCookie cookie = ResponseCookie.from(COOKIE, tag)
                    .path(request.getContextPath() + "/")
                    .secure(request.isSecure())
                    .sameSite("Lax")
                    .maxAge(tag.isEmpty() ? Duration.ZERO : Duration.ofSeconds(-1))
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }

    private static String told(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? ""
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("");
    }
}
