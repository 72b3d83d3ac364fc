package io.closedloop.engine;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
            UriBuilder limited = uri.getRequestUriBuilder().replaceQuery(null);
            // its name may be written with escapes, which a builder would not find
            uri.getQueryParameters(false).forEach((name, values) -> {
                if (!URLDecoder.decode(name, StandardCharsets.UTF_8).equals(PARAMETER)) {
                    limited.queryParam(
                            name,
                            values.stream()
                                    .map(value -> value.replace("+", "%20")) // it would become a plus
                                    .toArray());
                }
            });
            request.setRequestUri(limited.queryParam(PARAMETER, MAX_ROWS).build());
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
