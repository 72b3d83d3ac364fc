package io.closedloop.refusal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Turns refusals into RFC 9457 problem details. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // before Spring's own words for the same errors
class ProblemDetails {

    private final Refusals refusals;
    private final DataSize maxSize;

    ProblemDetails(Refusals refusals, @Value("${closedloop.attachments.max-size}") DataSize maxSize) {
        this.refusals = refusals;
        this.maxSize = maxSize;
    }

    @ExceptionHandler
    ProblemDetail refusal(Refusal refusal) {
        return refusal.asProblem();
    }

    @ExceptionHandler
    ProblemDetail tooLarge(MaxUploadSizeExceededException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.PAYLOAD_TOO_LARGE, refusals.text("refusal.attachment.tooLarge", maxSize.toMegabytes()));
    }

    @ExceptionHandler
    ProblemDetail withoutPart(MissingServletRequestPartException e) {
        return e.getRequestPartName().equals("file")
                ? withoutFile(e)
                : ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, refusals.text("refusal.request.noPart", e.getRequestPartName()));
    }

    @ExceptionHandler(MultipartException.class)
    ProblemDetail withoutFile(Exception e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refusals.text("refusal.request.noFile"));
    }

    @ExceptionHandler
    ProblemDetail lostRace(ConcurrencyFailureException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, refusals.text("refusal.request.busy"));
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        if (e.getMostSpecificCause() instanceof Refusal refusal) {
            return refusal.asProblem();
        }
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refusals.text("refusal.request.unreadable"));
    }
}
