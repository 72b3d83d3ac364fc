package io.closedloop.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * Signs out at the identity provider, too, or the next at this computer would come in without a word. In the webapps a
 * script signs out, which cannot go anywhere; so it is the sign-in page, opened next, that leads there.
 */
final class ProviderSignOut implements LogoutSuccessHandler {

    private static final String NEXT = ProviderSignOut.class.getName();
    private static final String PAGE = "/login?logout";

    private final OidcClientInitiatedLogoutSuccessHandler provider;

    ProviderSignOut(ClientRegistrationRepository providers) {
        provider = new OidcClientInitiatedLogoutSuccessHandler(providers);
        provider.setPostLogoutRedirectUri("{baseUrl}" + PAGE);
        provider.setDefaultTargetUrl(PAGE);
        provider.setRedirectStrategy(
                (request, response, url) -> request.getSession().setAttribute(NEXT, url));
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException, ServletException {
        if (authentication instanceof OAuth2AuthenticationToken) {
            provider.onLogoutSuccess(request, response, authentication);
        }
        if (request.getRequestURI().equals(request.getContextPath() + "/logout")) {
            response.sendRedirect(request.getContextPath() + PAGE);
        } else {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    /** Where to go before signing in again; once. */
    static Optional<String> next(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(NEXT) instanceof String next)) {
            return Optional.empty();
        }
        session.removeAttribute(NEXT);
        return Optional.of(next);
    }
}
