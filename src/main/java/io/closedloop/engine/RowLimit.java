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
        if (query && asked(request.getUriInfo()) > MAX_ROWS) {
            request.setRequestUri(request.getUriInfo()
                    .getRequestUriBuilder()
                    .replaceQueryParam(PARAMETER, MAX_ROWS)
                    .build());
        }
    }

    private static long asked(UriInfo uri) {
        String asked = uri.getQueryParameters().getFirst(PARAMETER);
        if (asked == null) {
            return Long.MAX_VALUE;
        }
        // what is no number is left for the engine to refuse
        return asked.matches("\\d{1,18}") ? Long.parseLong(asked) : 0;
    }
}
