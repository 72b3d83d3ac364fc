package io.closedloop.account;

import io.closedloop.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Adds to a set-up what all sign-ins have in common, and what an identity provider makes possible, where one is set. */
@Component
public class CompanySignIn {

    private final ObjectProvider<ClientRegistrationRepository> providers;
    private final OidcAccounts people;
    private final BearerAccounts programs;
    private final Passwords passwords;
    private final Clock clock;
    private final Refusals refusals;
    private final AccountSettings settings;
    private final boolean tokens;

    CompanySignIn(
            ObjectProvider<ClientRegistrationRepository> providers,
            OidcAccounts people,
            BearerAccounts programs,
            Passwords passwords,
            Clock clock,
            Refusals refusals,
            AccountSettings settings,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String issuer) {
        this.providers = providers;
        this.people = people;
        this.programs = programs;
        this.passwords = passwords;
        this.clock = clock;
        this.refusals = refusals;
        this.settings = settings;
        this.tokens = !issuer.isEmpty();
    }

    /** An identity provider to sign in at. */
    public record Provider(String id, String name) {}

    /** Those that are set. */
    public List<Provider> providers() {
        return providers.getIfAvailable() instanceof Iterable<?> all
                ? StreamSupport.stream(all.spliterator(), false)
                        .map(ClientRegistration.class::cast)
                        .map(provider -> new Provider(provider.getRegistrationId(), provider.getClientName()))
                        .toList()
                : List.of();
    }

    /** For both: whoever has to choose a password first does nothing else. */
    public void ownPasswordFirst(HttpSecurity http) {
        http.addFilterBefore(new OwnPasswordFirst(refusals), AuthorizationFilter.class);
    }

    /** For pages: no session outlives the password that it came by. */
    public void whileItIsThePassword(HttpSecurity http) {
        http.addFilterBefore(new PasswordSessions(passwords, clock), OwnPasswordFirst.class);
    }

    /** For pages: signs in at the identity provider. */
    public void forPeople(HttpSecurity http) throws Exception {
        ClientRegistrationRepository known = providers.getIfAvailable();
        if (known != null) {
            http.oauth2Login(login -> login.loginPage("/login")
                    .defaultSuccessUrl("/")
                    .failureHandler(failed())
                    .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(new OpenSignIns()))
                    .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people)));
            if (settings.signOutAtProvider()) {
                http.logout(logout -> logout.defaultLogoutSuccessHandlerFor(new ProviderSignOut(known), any -> true));
            }
        }
    }

    /** Where a browser that signed out has to go before anybody signs in again, said once: to the provider. */
    public Optional<String> signsOutAt(HttpServletRequest request) {
        return ProviderSignOut.next(request);
    }

    /** For programs: comes in with a token in the header Authorization. */
    public void forPrograms(HttpSecurity http) throws Exception {
        if (tokens) {
            http.oauth2ResourceServer(server -> server.jwt(token -> token.jwtAuthenticationConverter(programs)));
        }
    }

    /** Leads back to the sign-in page, which says what was wrong. */
    public AuthenticationFailureHandler failed() {
        return (request, response, failure) ->
                response.sendRedirect(request.getContextPath() + "/login?" + SignIn.reason(failure));
    }
}
