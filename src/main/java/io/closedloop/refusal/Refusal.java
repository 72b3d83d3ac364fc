package io.closedloop.refusal;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A clear no to the user. Its message is the finished sentence in the user's language; the transaction it leaves is
 * rolled back whole.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<Fault> faults;

    Refusal(HttpStatus status, String message) {
        this(status, message, List.of());
    }

    Refusal(HttpStatus status, String message, List<Fault> faults) {
        super(message);
        this.status = status;
        this.faults = faults;
    }

    /** The HTTP status that tells a program what kind of no this is. */
    public HttpStatus status() {
        return status;
    }

    /** The same by field, in the order of the form; empty where the no is not about fields. */
    public List<Fault> faults() {
        return faults;
    }

    /** As programs read it; the faults are a list called {@code errors}. */
    public ProblemDetail asProblem() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, getMessage());
        if (!faults.isEmpty()) {
            problem.setProperty("errors", faults);
        }
        return problem;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
