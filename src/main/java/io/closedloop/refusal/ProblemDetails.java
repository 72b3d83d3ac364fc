package io.closedloop.refusal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;

/** Turns refusals into RFC 9457 problem details, and into a page for who opens one. */
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
    Object refusal(Refusal refusal, HttpServletRequest request) {
        return answer(refusal.asProblem(), request);
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return answer(
                HttpStatus.PAYLOAD_TOO_LARGE,
                refusals.text("refusal.attachment.tooLarge", maxSize.toMegabytes()),
                request);
    }

    @ExceptionHandler
    Object withoutPart(MissingServletRequestPartException e, HttpServletRequest request) {
        return e.getRequestPartName().equals("file")
                ? withoutFile(e, request)
                : answer(
                        HttpStatus.BAD_REQUEST,
                        refusals.text("refusal.request.noPart", e.getRequestPartName()),
                        request);
    }

    @ExceptionHandler(MultipartException.class)
    Object withoutFile(Exception e, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, refusals.text("refusal.request.noFile"), request);
    }

    @ExceptionHandler
    Object lostRace(ConcurrencyFailureException e, HttpServletRequest request) {
        return answer(HttpStatus.CONFLICT, refusals.text("refusal.request.busy"), request);
    }

    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        if (e.getMostSpecificCause() instanceof Refusal refusal) {
            return refusal(refusal, request);
        }
        return answer(HttpStatus.BAD_REQUEST, refusals.text("refusal.request.unreadable"), request);
    }

    private static Object answer(HttpStatus status, String sentence, HttpServletRequest request) {
        return answer(ProblemDetail.forStatusAndDetail(status, sentence), request);
    }

    private static Object answer(ProblemDetail problem, HttpServletRequest request) {
        return Opened.byAPerson(request)
                ? new ModelAndView(
                        "error",
                        Map.of("problem", String.valueOf(problem.getDetail())),
                        HttpStatusCode.valueOf(problem.getStatus()))
                : problem;
    }
}
