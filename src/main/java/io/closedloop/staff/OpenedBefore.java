package io.closedloop.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/**
 * Where somebody wanted to go before he signed in, kept in his browser: who did not sign in leaves nothing here. It is an
 * address and nothing else, so the request that comes back speaks for itself.
 */
class OpenedBefore extends CookieRequestCache {

    OpenedBefore() {
        setRequestMatcher(Requests.OPENED);
    }

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        super.getMatchingRequest(request, response); // which forgets it
        return null;
    }
}
