package io.closedloop.staff;

import io.closedloop.refusal.Opened;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Requests that the doors of the staff tell apart, whichever path they come by. */
final class Requests {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    /**
     * What the engine would do and we do not want done. Files come in through our own endpoint only, because the engine's
     * read them whole into memory. A task ends by its form and a case starts by its form, so that what they must carry is
     * checked; errors, delegation and start instructions would lead around that.
     */
    static final RequestMatcher CLOSED = new OrRequestMatcher(
            closed(".*/task/[^/]+/attachment/create"),
            closed(".*/(v|localV)ariables/[^/]+/data"),
            closed(".*/task/[^/]+/(resolve|delegate|bpmnError)"),
            // a timer fires when its task is due: move the task, and the timer follows
            closed(".*/job/[^/]+/duedate(/recalculate)?"),
            closed(HttpMethod.PUT, ".*/job/[^/]+/duedate"),
            closed(".*/(message|signal|condition)"),
            closed(".*/execution/[^/]+/messageSubscriptions/[^/]+/trigger"),
            // one could try a password at everybody's account, and be no address that guesses
            closed(".*/identity/verify"),
            closed(".*/admin/auth/user/[^/]+/login/[^/]+"),
            closed(".*/process-definition/.+/(start|restart|restart-async)"),
            closed(HttpMethod.DELETE, ".*/task/[^/]+"),
            // what waits for it would wait for ever
            closed(HttpMethod.DELETE, ".*/job/[^/]+"));

    /** The engine lets everybody stop and start jobs that are no requirement's, as the clean-up of its history is. */
    static final RequestMatcher JOBS = new OrRequestMatcher(
            closed(HttpMethod.PUT, ".*/job(-definition)?/.+"),
            closed(".*/job/[^/]+/execute"),
            closed(".*/job/retries"));

    /** Only administrators bring models in. */
    static final RequestMatcher DEPLOYMENT = closed(".*/deployment/create");

    /**
     * The engine lets everybody rename and delete himself. But who signed a document is told by his name, and letters go
     * to his address.
     */
    static final RequestMatcher ACCOUNTS = new OrRequestMatcher(
            closed(HttpMethod.PUT, ".*/user/[^/]+/profile"), closed(HttpMethod.DELETE, ".*/user/[^/]+"));

    /** A browser sends along what it was once signed in with, whosever page asks it to; it says whose that is. */
    static final RequestMatcher FROM_ELSEWHERE = request -> !READING.contains(request.getMethod())
            && ELSEWHERE.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")));

    /** Programs say who they are with each request. */
    static final RequestMatcher PROGRAMS = request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null;

    /** What a browser can be led back to once somebody signed in; longer addresses would not fit into its answer. */
    static final RequestMatcher OPENED = request -> request.getMethod().equals("GET")
            && Opened.byAPerson(request)
            && request.getRequestURL().length()
                            + String.valueOf(request.getQueryString()).length()
                    < 2_000;

    private Requests() {}

    private static RequestMatcher closed(String path) {
        return closed(HttpMethod.POST, path);
    }

    private static RequestMatcher closed(HttpMethod method, String path) {
        return RegexRequestMatcher.regexMatcher(method, path + "/?(\\?.*)?");
    }
}
