package io.closedloop.account;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** An identity provider that takes every call and answers none. */
class SilentProviderTest {

    /** Of a token that nobody checks before its keys are there. */
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJsaSJ9.c2lnbmVk";

    private ServerSocket silent;
    private ClientRegistration provider;
    private final ProviderCalls calls = new ProviderCalls(
            new Binder(new MapConfigurationPropertySource(Map.of("closedloop.account.provider-timeout", "300ms")))
                    .bindOrCreate("closedloop.account", AccountSettings.class));

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        String address = "http://127.0.0.1:" + silent.getLocalPort();
        provider = ClientRegistration.withRegistrationId("company")
                .clientId("closedloop")
                .clientSecret("secret")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/login/oauth2/code/company")
                .scope("openid", "profile")
                .authorizationUri(address + "/authorize")
                .tokenUri(address + "/token")
                .jwkSetUri(address + "/keys")
                .userInfoUri(address + "/me")
                .userNameAttributeName("sub")
                .build();
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    @Test
    void givesNoToken() {
        OAuth2AuthorizationRequest asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(provider.getProviderDetails().getAuthorizationUri())
                .clientId("closedloop")
                .redirectUri(provider.getRedirectUri())
                .state("state")
                .build();
        OAuth2AuthorizationResponse answered = OAuth2AuthorizationResponse.success("code")
                .redirectUri(provider.getRedirectUri())
                .state("state")
                .build();

        isGivenUp(() -> calls.tokensOfPeople()
                .getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(
                        provider, new OAuth2AuthorizationExchange(asked, answered))));
    }

    @Test
    void doesNotSayWhoThatIs() {
        Instant now = Instant.now();
        OidcIdToken token = new OidcIdToken(TOKEN, now, now.plusSeconds(60), Map.of("sub", "li"));
        OAuth2AccessToken access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, "access", now, now.plusSeconds(60), provider.getScopes());

        isGivenUp(() -> calls.people().loadUser(new OidcUserRequest(provider, access, token)));
    }

    @Test
    void givesNoKeys() {
        isGivenUp(() -> calls.idTokens().createDecoder(provider).decode(TOKEN));
    }

    private static void isGivenUp(ThrowingCallable call) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(call).hasStackTraceContaining("java.net.SocketTimeoutException"));
    }
}
