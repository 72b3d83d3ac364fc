package io.closedloop.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.closedloop.door.Allowances;
import io.closedloop.door.Network;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * Remembers who went to the identity provider to sign in, without a session: anybody may go there as often as he likes,
 * and a session of each would be kept for hours.
 */
class OpenSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "CLOSEDLOOP-SIGN-IN";

    /** How long somebody may take to sign in there. */
    private static final Duration WITHIN = Duration.ofMinutes(10);

    /** Of more at a time, some have to go again. */
    private static final int MOST = 10_000;

    /** From one address or network in that time: a company behind one in the morning. */
    private static final int MOST_OF_ONE = 300;

    private final Allowances<String> networks = new Allowances<>(MOST_OF_ONE, WITHIN);

    private final StringKeyGenerator keys =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);
    private final Cache<String, OAuth2AuthorizationRequest> open =
            Caffeine.newBuilder().expireAfterWrite(WITHIN).maximumSize(MOST).build();

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return key(request)
                .map(open::getIfPresent)
                .filter(asked -> asked.getState().equals(request.getParameter(OAuth2ParameterNames.STATE)))
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        // who goes too often comes back to the sign-in page, which asks him to try again
        if (networks.of(Network.of(request.getRemoteAddr())).tryConsume(1)) {
            String key = keys.generateKey();
            open.put(key, asked);
            tell(key, WITHIN, request, response);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
        if (asked != null) {
            key(request).ifPresent(open::invalidate);
            tell("", Duration.ZERO, request, response);
        }
        return asked;
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
    }

    private static void tell(String key, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, key)
                        .path(request.getContextPath() + "/login/oauth2/")
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
