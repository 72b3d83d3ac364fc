package io.closedloop.registration.web;

import io.closedloop.registration.Registration;
import io.closedloop.staff.CaseKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Leads whoever comes with the reference of a requirement that has got its number to the number, on pages and for programs; who
 * may see it has been checked before, by the number.
 */
@Component
class FormerKeys implements CaseKeys, HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern ADDRESS = Pattern.compile("((?:/api)?/requirements/)(R-[A-Z0-9]{1,18})(/.*)?");

    private final Registration registration;

    FormerKeys(Registration registration) {
        this.registration = registration;
    }

    @Override
    public String current(String key) {
        return registration.currentKey(key);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/requirements/*/**", "/api/requirements/*/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Matcher address = ADDRESS.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        if (!List.of("GET", "HEAD").contains(request.getMethod()) || !address.matches()) {
            return true;
        }
        String current = current(address.group(2));
        if (current.equals(address.group(2))) {
            return true;
        }
        String rest = address.group(3) == null ? "" : address.group(3);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.sendRedirect(request.getContextPath() + address.group(1) + current + rest + query);
        return false;
    }
}
