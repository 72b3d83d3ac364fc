package io.closedloop.engine;

import io.closedloop.refusal.Refusal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.springframework.stereotype.Component;

/** Gives refusals their own status in the engine's REST APIs, so that a program can tell them from a failure. */
@Component
public class RefusalMapper implements ExceptionMapper<Refusal> {

    @Override
    public Response toResponse(Refusal refusal) {
        return Response.status(refusal.status().value())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ExceptionDto.fromException(refusal))
                .build();
    }
}
