package io.closedloop.staff;

import static org.springframework.security.config.Customizer.withDefaults;

import io.closedloop.account.SignIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.camunda.bpm.engine.authorization.Groups;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;

/** Probes are open and say one word; metrics are for process owners, administrators and the watcher's own account. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatcherSettings.class)
class WatcherDoors {

    private static final String WATCHER = "watcher";

    @Bean
    @Order(-1)
    SecurityFilterChain watchers(HttpSecurity http, WatcherSettings settings, SignIn accounts) throws Exception {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/actuator/health",
                                "/actuator/health/liveness",
                                "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                        .hasAnyAuthority(WATCHER, Role.PROCESS_OWNER.id(), Groups.CAMUNDA_ADMIN)
                        .anyRequest()
                        .denyAll())
                .authenticationProvider(new WatcherAccount(settings, accounts))
                .authenticationProvider(accounts)
                .httpBasic(withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Leaves everybody else to the engine's accounts. */
    private record WatcherAccount(WatcherSettings settings, SignIn accounts) implements AuthenticationProvider {

        @Override
        public @Nullable Authentication authenticate(Authentication attempt) {
            String password = settings.password();
            if (password == null
                    || password.isBlank()
                    || !settings.user().equals(attempt.getName())
                    || accounts.hasToWait(attempt)
                    || !isSame(password, String.valueOf(attempt.getCredentials()))) {
                return null;
            }
            return UsernamePasswordAuthenticationToken.authenticated(
                    attempt.getName(), null, AuthorityUtils.createAuthorityList(WATCHER));
        }

        @Override
        public boolean supports(Class<?> type) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
        }

        private static boolean isSame(String one, String other) {
            return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
    }
}
