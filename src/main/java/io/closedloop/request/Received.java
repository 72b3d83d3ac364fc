package io.closedloop.request;

import io.swagger.v3.oas.annotations.media.Schema;

/** That a requirement came in. */
public record Received(
        @Schema(description = "Names the requirement until it has a number", example = "R-7KQ2MX4WBA")
        String reference) {}
