package io.closedloop.account;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** A company's identity provider, on a port of its own; everybody's password there is "company". */
final class IdentityProvider {

    /** Groups by user id. */
    static final Map<String, List<String>> PEOPLE = Map.of(
            "li.na", List.of("product-manager", "everybody"),
            "zhang.wei", List.of("Leiter", "camunda-admin"),
            "zhao.min", List.of("execution-team"),
            "zhao.min.junior", List.of("department-head"),
            "closedloop", List.of("product-manager"),
            "guest", List.of("everybody"),
            "archivist", List.of("archivist"));

    /** User ids that differ from what it knows somebody by. */
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>(Map.of("closedloop", "nightly-export"));

    private final ConfigurableApplicationContext server;

    private IdentityProvider(ConfigurableApplicationContext server) {
        this.server = server;
    }

    static IdentityProvider start() {
        String clients = "--spring.security.oauth2.authorizationserver.client.";
        String client = clients + "closedloop.";
        String another = clients + "intranet.";
        return new IdentityProvider(new SpringApplicationBuilder(Server.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--spring.config.name=none",
                        "--logging.level.root=warn",
                        client + "registration.client-id=closedloop",
                        client + "registration.client-secret={noop}secret of closedloop",
                        client + "registration.client-authentication-methods=client_secret_basic",
                        client + "registration.authorization-grant-types=authorization_code,client_credentials",
                        // it compares no ports of loopback addresses
                        client + "registration.redirect-uris=http://127.0.0.1/login/oauth2/code/company",
                        client + "registration.scopes=openid,profile,email",
                        another + "registration.client-id=intranet",
                        another + "registration.client-secret={noop}secret of intranet",
                        another + "registration.client-authentication-methods=client_secret_basic",
                        another + "registration.authorization-grant-types=client_credentials"));
    }

    /** Its name is not that of our server, so that a browser keeps their cookies apart. */
    String address() {
        return "http://localhost:" + server.getEnvironment().getProperty("local.server.port");
    }

    /** Whoever signs out may go back to there. */
    void leadsBackTo(String page) {
        RegisteredClientRepository clients = server.getBean(RegisteredClientRepository.class);
        clients.save(RegisteredClient.from(clients.findByClientId("closedloop"))
                .postLogoutRedirectUri(page)
                .build());
    }

    /** What it knows somebody by stays; his user id does not. */
    void calls(String subject, String name) {
        NAMES.put(subject, name);
    }

    void stop() {
        server.close();
    }

    /** No configuration by annotation, or our application would find it. */
    @ImportAutoConfiguration({
        PropertyPlaceholderAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        OAuth2AuthorizationServerAutoConfiguration.class,
        OAuth2AuthorizationServerJwtAutoConfiguration.class
    })
    static class Server {

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(PEOPLE.keySet().stream()
                    .map(id -> User.withUsername(id).password("{noop}company").build())
                    .toList());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> {
                String subject = context.getPrincipal().getName();
                String person = NAMES.getOrDefault(subject, subject);
                context.getClaims()
                        .claim("preferred_username", person)
                        .claim("given_name", person)
                        .claim("family_name", "Company")
                        .claim("email", person + "@company.example")
                        .claim("groups", PEOPLE.getOrDefault(subject, List.of()));
            };
        }
    }
}
