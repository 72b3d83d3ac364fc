package io.closedloop.refusal;

import org.springframework.http.HttpStatus;

/**
 * A clear no to the user. Its message is the finished sentence in the user's language; the transaction it leaves is
 * rolled back whole.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    Refusal(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status that tells a program what kind of no this is. */
    public HttpStatus status() {
        return status;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
