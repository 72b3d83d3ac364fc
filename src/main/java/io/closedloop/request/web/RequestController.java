package io.closedloop.request.web;

import io.closedloop.request.Intake;
import io.closedloop.request.OnlineRequirement;
import io.closedloop.request.Received;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The online form for programs. */
@RestController
class RequestController {

    private static final String KEY = "Idempotency-Key";

    /** A body with files, as it is described to programs. */
    record WithFiles(
            OnlineRequirement requirement,

            @Schema(description = "Judged by content; programs and active content are refused")
            List<MultipartFile> files) {}

    private final Intake intake;

    RequestController(Intake intake) {
        this.intake = intake;
    }

    @Operation(
            operationId = "receiveRequirement",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = OnlineRequirement.class)),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = WithFiles.class))
                            }))
    @ResponseStatus(HttpStatus.CREATED) // for who reads the description; the answer says where it is, too
    @PostMapping(path = "/api/requirements", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Received> receive(
            @org.springframework.web.bind.annotation.RequestBody Map<String, Object> requirement,
            @Parameter(name = KEY) @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return created(intake.submit(requirement, List.of(), key));
    }

    @Operation(hidden = true)
    @PostMapping(path = "/api/requirements", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Received> receive(
            // asked for first, because only then a file that is too large is recognised as one
            @RequestPart(required = false) @Nullable List<MultipartFile> files,
            @RequestPart Map<String, Object> requirement,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return created(intake.submit(requirement, IncomingFiles.of(files), key));
    }

    private static ResponseEntity<Received> created(Received received) {
        return ResponseEntity.created(URI.create("/api/requirements/" + received.reference()))
                .body(received);
    }
}
