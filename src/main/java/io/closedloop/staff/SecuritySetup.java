package io.closedloop.staff;

import static org.springframework.security.config.Customizer.withDefaults;

import io.closedloop.account.CompanySignIn;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One sign-in for pages, {@code /api}, {@code /engine-rest} and the Camunda webapps. */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

    private static final String OWN_CONTENT_ONLY = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    /** Patterns are matched against the whole path, whichever servlet serves it. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean paths() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, IdentityService identity, CompanySignIn company)
            throws Exception {
        company.ownPasswordFirst(http);
        company.forPrograms(http);
        return http.securityMatcher("/engine-rest/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(Requests.CLOSED, Requests.FROM_ELSEWHERE)
                        .denyAll()
                        .requestMatchers(Requests.DEPLOYMENT, Requests.ACCOUNTS)
                        .hasAuthority(Groups.CAMUNDA_ADMIN)
                        .requestMatchers(Requests.JOBS)
                        .hasAnyAuthority(Role.PROCESS_OWNER.id(), Groups.CAMUNDA_ADMIN)
                        .anyRequest()
                        .authenticated())
                .httpBasic(withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new EngineSignIn(identity, AnyRequestMatcher.INSTANCE), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            Staff staff,
            StaffPages staffPages,
            CaseKeys keys,
            Languages languages,
            IdentityService identity,
            CompanySignIn company,
            PathPatternRequestMatcher.Builder paths)
            throws Exception {
        CookieCsrfTokenRepository csrfCookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        // the webapps have a token of their own by the default name
        csrfCookie.setCookieName("CLOSEDLOOP-XSRF");
        csrfCookie.setHeaderName("X-CLOSEDLOOP-XSRF");
        RequestMatcher webapps = paths.matcher("/camunda/**");
        company.ownPasswordFirst(http);
        company.whileItIsThePassword(http);
        company.forPeople(http);
        company.forPrograms(http);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/error", "/assets/**", "/favicon.ico")
                        .permitAll()
                        .requestMatchers(Requests.CLOSED, Requests.FROM_ELSEWHERE)
                        .denyAll()
                        // without this, the first visitor could make himself administrator
                        .requestMatchers("/camunda/app/admin/*/setup/**", "/camunda/api/admin/setup/**")
                        .denyAll()
                        .requestMatchers(Requests.DEPLOYMENT, Requests.ACCOUNTS)
                        .hasAuthority(Groups.CAMUNDA_ADMIN)
                        .requestMatchers(Requests.JOBS)
                        .hasAnyAuthority(Role.PROCESS_OWNER.id(), Groups.CAMUNDA_ADMIN)
                        .requestMatchers("/camunda/app/admin/**")
                        .hasAuthority(Groups.CAMUNDA_ADMIN)
                        .requestMatchers("/camunda/app/cockpit/**")
                        .hasAnyAuthority(Role.PROCESS_OWNER.id(), Groups.CAMUNDA_ADMIN)
                        .requestMatchers("/calendar/**", "/api/calendar/**")
                        .hasAnyAuthority(staffPages.calendar().authorities())
                        .requestMatchers("/audit/**", "/api/audit/**", "/api/audit.jsonl")
                        .hasAnyAuthority(staffPages.audit().authorities())
                        .requestMatchers("/dashboard/**", "/api/dashboard/**")
                        .hasAnyAuthority(staffPages.dashboard().authorities())
                        .requestMatchers("/reports/**", "/api/reports/**")
                        .hasAnyAuthority(staffPages.reports().authorities())
                        .requestMatchers(HttpMethod.POST, "/workload/**", "/api/workload/**")
                        .hasAuthority(Role.DEPARTMENT_HEAD.id())
                        .requestMatchers("/workload/**", "/api/workload/**")
                        .hasAnyAuthority(staffPages.workload().authorities())
                        .requestMatchers("/absences/**", "/api/absences/**")
                        .hasAnyAuthority(staffPages.absences().authorities())
                        .requestMatchers("/requirements", "/api/requirements", "/api/requirements.xlsx")
                        .hasAnyAuthority(staffPages.register().authorities())
                        .requestMatchers(
                                HttpMethod.HEAD, "/requirements", "/api/requirements", "/api/requirements.xlsx")
                        .hasAnyAuthority(staffPages.register().authorities())
                        .requestMatchers("/requirements/views/**")
                        .hasAnyAuthority(staffPages.register().authorities())
                        .requestMatchers(HttpMethod.GET, "/archive/**", "/api/archive/**")
                        .hasAnyAuthority(staffPages.archive().authorities())
                        .requestMatchers("/archive/**", "/api/archive/**")
                        .hasAuthority(Role.ARCHIVIST.id())
                        .requestMatchers(HttpMethod.POST, "/requirements/{number}/dossier/**")
                        .hasAuthority(Role.ARCHIVIST.id())
                        .requestMatchers("/requirements/{number}/dossier", "/api/requirements/{number}/dossier.zip")
                        .access(AuthorizationManagers.anyOf(
                                AuthorityAuthorizationManager.hasAuthority(Role.ARCHIVIST.id()),
                                takesPart(staff, keys)))
                        .requestMatchers(
                                HttpMethod.POST,
                                "/requirements/{number}/links/**",
                                "/api/requirements/{number}/links/**")
                        .access(AuthorizationManagers.allOf(speaksToCustomers(), takesPart(staff, keys)))
                        .requestMatchers("/requirements/{number}/**", "/api/requirements/{number}/**")
                        .access(takesPart(staff, keys))
                        .anyRequest()
                        .authenticated())
                .requestCache(cache -> cache.requestCache(new OpenedBefore()))
                .formLogin(login ->
                        login.loginPage("/login").defaultSuccessUrl("/").failureHandler(company.failed()))
                .httpBasic(withDefaults())
                .logout(logout -> logout.deleteCookies(SpokenLanguage.COOKIE)
                        .logoutRequestMatcher(new AndRequestMatcher(
                                new NegatedRequestMatcher(Requests.FROM_ELSEWHERE),
                                new OrRequestMatcher(
                                        paths.matcher(HttpMethod.POST, "/logout"),
                                        paths.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"))))
                        .defaultLogoutSuccessHandlerFor(
                                new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT), webapps))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                new OrRequestMatcher(paths.matcher("/api/**"), paths.matcher("/camunda/api/**")))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(webapps, Requests.PROGRAMS))
                .addFilterAfter(new CsrfCookie(), CsrfFilter.class)
                .addFilterBefore(new SpokenLanguage(languages), AuthorizationFilter.class)
                .addFilterAfter(
                        new EngineSignIn(
                                identity,
                                new OrRequestMatcher(
                                        paths.matcher("/api/tasks/**"),
                                        paths.matcher("/tasks/**"),
                                        paths.matcher("/absences/**"),
                                        paths.matcher("/api/absences/**"),
                                        paths.matcher("/workload/**"),
                                        paths.matcher("/api/workload/**"),
                                        paths.matcher("/starts/**"))),
                        AuthorizationFilter.class)
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        // the webapps have one of their own
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(webapps),
                                new ContentSecurityPolicyHeaderWriter(OWN_CONTENT_ONLY))))
                .build();
    }

    @Bean
    FilterRegistrationBean<NoncePerRequest> noncePerRequest() {
        FilterRegistrationBean<NoncePerRequest> filter = new FilterRegistrationBean<>(new NoncePerRequest());
        filter.setUrlPatterns(List.of("/camunda/app/*", "/camunda/api/*"));
        filter.setOrder(90);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappSignIn() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of("authentication-provider", WebappSignIn.class.getName()));
        filter.setUrlPatterns(List.of("/camunda/app/*", "/camunda/api/*"));
        filter.setOrder(100);
        return filter;
    }

    private static AuthorizationManager<RequestAuthorizationContext> speaksToCustomers() {
        return (authentication, context) ->
                new AuthorizationDecision(Staff.speaksToCustomers(groups(authentication.get())));
    }

    private static List<String> groups(Authentication user) {
        return user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }

    /** Who reads may come with a former key, and is led on; who does something uses the key of now. */
    private static AuthorizationManager<RequestAuthorizationContext> takesPart(Staff staff, CaseKeys keys) {
        return (authentication, context) -> {
            Authentication user = authentication.get();
            String number = context.getVariables().get("number");
            if (!user.isAuthenticated() || number == null) {
                return new AuthorizationDecision(false);
            }
            String method = context.getRequest().getMethod();
            String key = method.equals("GET") || method.equals("HEAD") ? keys.current(number) : number;
            return new AuthorizationDecision(staff.takesPart(user.getName(), groups(user), key));
        };
    }
}
