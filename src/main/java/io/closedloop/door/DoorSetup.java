package io.closedloop.door;

import io.closedloop.refusal.Refusals;
import io.closedloop.refusal.TextSetup;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Public doors need no account and know no session; what they serve runs no script but ours. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorSettings.class)
class DoorSetup {

    /** After Spring read the address that a proxy tells, and before everything that reads a body. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final String OWN_CONTENT_ONLY = "default-src 'self'; img-src 'self' data: blob:; object-src 'self';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    @Bean
    FilterRegistrationBean<Doorkeeper> doorkeeper(DoorSettings settings, Refusals refusals, EarlyAnswer answer) {
        Buckets buckets = new Buckets(settings, TimeMeter.SYSTEM_MILLISECONDS);
        FilterRegistrationBean<Doorkeeper> filter =
                new FilterRegistrationBean<>(new Doorkeeper(buckets, settings, refusals, answer));
        filter.setOrder(FIRST);
        return filter;
    }

    @Bean
    @Order(0)
    SecurityFilterChain publicDoors(HttpSecurity http) throws Exception {
        return http.securityMatcher(Door.ANY)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // nobody is signed in here whose name a strange page could use; personal links have tokens of their own
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OWN_CONTENT_ONLY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frame -> frame.sameOrigin())
                        // what is behind a personal link is nothing to find
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                Door.CASE::isOf, new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow"))))
                .build();
    }

    /** The language somebody chose, or else the one his browser prefers; of ours the nearest. */
    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver chosen = new CookieLocaleResolver("CLOSEDLOOP-LANGUAGE") {
            @Override
            protected @Nullable Locale parseLocaleValue(String cookie) {
                Locale wanted = super.parseLocaleValue(cookie);
                return wanted == null ? null : TextSetup.nearest(wanted);
            }
        };
        chosen.setDefaultLocaleFunction(request -> TextSetup.nearest(request.getLocale()));
        chosen.setCookieMaxAge(Duration.ofDays(365));
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Lax");
        chosen.setRejectInvalidCookies(false);
        return chosen;
    }

    @Bean
    WebMvcConfigurer visitorLanguage(LocaleResolver localeResolver) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new VisitorLanguage(localeResolver))
                        .addPathPatterns("/request", "/request/**", "/c", "/c/**");
            }
        };
    }
}
