package io.closedloop.engine;

import io.closedloop.refusal.Refusals;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.springframework.stereotype.Component;

/** Tells whoever claims a task second who has it. */
@Component
public class ClaimedTaskMapper implements ExceptionMapper<TaskAlreadyClaimedException> {

    private final Refusals refusals;

    ClaimedTaskMapper(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(TaskAlreadyClaimedException taken) {
        String text = refusals.text("refusal.task.notYours", taken.getTaskAssignee());
        return Response.status(Response.Status.CONFLICT)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("type", "Refusal", "message", text))
                .build();
    }
}
