package io.closedloop.refusal;

import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Turns refusals into RFC 9457 problem details. */
@RestControllerAdvice
class ProblemDetails {

    private final Refusals refusals;

    ProblemDetails(Refusals refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    ProblemDetail refusal(Refusal refusal) {
        return ProblemDetail.forStatusAndDetail(refusal.status(), refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail tooLarge(MaxUploadSizeExceededException e) {
        return ProblemDetail.forStatusAndDetail(
                org.springframework.http.HttpStatus.PAYLOAD_TOO_LARGE, refusals.text("refusal.attachment.tooLarge"));
    }
}
