package io.closedloop.refusal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** What a person opens, as every browser asks for it: not the pictures and pieces on a page, nor what a script sends. */
public final class Opened {

    private Opened() {}

    /** Whether the answer is read as a page of its own. */
    public static boolean byAPerson(HttpServletRequest request) {
        return String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("application/xhtml+xml");
    }
}
