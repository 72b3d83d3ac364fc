package io.closedloop.audit;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, or was not allowed.
 *
 * @param user the account; null for who has none, which is a customer
 * @param address where the request came from; of who has no account, the network only
 * @param requestId as in the logs
 * @param action method and pattern of the address, or {@code SIGN_IN}, {@code SIGN_OUT} and the like
 * @param requirement the key it had at this moment
 * @param caseId of the engine, which stays when the key changes
 * @param operations what the engine did, such as {@code Complete Task registerRequirement}, or
 *     {@code Create User userId=li.na}; of several tasks each with its requirement and id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "at",
    "user",
    "door",
    "address",
    "requestId",
    "action",
    "path",
    "requirement",
    "caseId",
    "operations",
    "outcome"
})
public record AuditEntry(
        long id,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at,
        @Nullable String user,
        AuditDoor door,
        @Nullable String address,
        @Nullable String requestId,
        String action,
        @Nullable String path,
        @Nullable String requirement,
        @Nullable String caseId,
        List<String> operations,
        Outcome outcome) {

    /** Whether it was done. */
    public enum Outcome {
        DONE,
        REFUSED
    }
}
