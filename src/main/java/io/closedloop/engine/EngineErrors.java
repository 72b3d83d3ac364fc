package io.closedloop.engine;

import io.closedloop.refusal.Outage;
import io.closedloop.refusal.Refusals;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.springframework.stereotype.Component;

/** The engine's own answers to errors, but for a database that cannot be used: an internal error would send people home. */
@Component
public class EngineErrors extends ExceptionHandler {

    private final Refusals refusals;

    EngineErrors(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(Throwable error) {
        if (!Outage.isCauseOf(error)) {
            return super.toResponse(error);
        }
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Outage.RETRY_AFTER)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("type", "Refusal", "message", refusals.text(Outage.KEY)))
                .build();
    }
}
