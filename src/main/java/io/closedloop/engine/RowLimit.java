package io.closedloop.engine;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import org.springframework.stereotype.Component;

/**
 * Lets no query of the engine's REST APIs answer without end. The engine's own limit refuses a query that names none,
 * and Cockpit's name none.
 */
@Component
@PreMatching
public class RowLimit implements ContainerRequestFilter {

    /** The most rows that one query answers. */
    static final int MAX_ROWS = 2_000;

    private static final String PARAMETER = "maxResults";

    @Override
    public void filter(ContainerRequestContext request) {
        boolean query = HttpMethod.GET.equals(request.getMethod()) || HttpMethod.POST.equals(request.getMethod());
        UriInfo uri = request.getUriInfo();
        if (query && isEndless(uri)) {
            String rest = uri.getRequestUri().getRawQuery();
            // the first counts, however the name of another is written
            request.setRequestUri(uri.getRequestUriBuilder()
                    .replaceQuery(PARAMETER + "=" + MAX_ROWS + (rest == null ? "" : "&" + rest))
                    .build());
        }
    }

    private static boolean isEndless(UriInfo uri) {
        String asked = uri.getQueryParameters().getFirst(PARAMETER);
        if (asked == null) {
            return true;
        }
        try {
            // as the engine reads it, signs and all
            int rows = Integer.parseInt(asked);
            return rows < 0 || rows > MAX_ROWS;
        } catch (NumberFormatException e) {
            // left for the engine to refuse
            return false;
        }
    }
}
