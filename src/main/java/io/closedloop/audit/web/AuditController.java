package io.closedloop.audit.web;

import io.closedloop.audit.AuditQuery;
import io.closedloop.audit.AuditTrail;
import io.closedloop.bag.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail for programs. */
@RestController
class AuditController {

    /** @param problems sentences in the caller's language; none when all is well */
    record Verification(boolean intact, long entries, String seal, List<String> problems) {}

    private final AuditTrail trail;
    private final MessageSource messages;

    AuditController(AuditTrail trail, MessageSource messages) {
        this.trail = trail;
        this.messages = messages;
    }

    @GetMapping("/api/audit")
    AuditTrail.Page find(AuditQuery query) {
        return trail.find(query);
    }

    /** The chain as it is sealed, a line an entry; it is checked anywhere by {@code closedloop.jar verify}. */
    @GetMapping("/api/audit.jsonl")
    void export(@RequestParam(defaultValue = "0") long after, HttpServletResponse response) throws IOException {
        response.setContentType("application/jsonl;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\"");
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            trail.export(after, line -> {
                try {
                    out.write(line.text());
                    out.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @GetMapping(path = "/api/audit/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    Verification verify(Locale locale) {
        AuditTrail.Check check = trail.check();
        return new Verification(
                check.problems().isEmpty(),
                check.entries(),
                check.seal(),
                check.problems().stream()
                        .map(problem -> sentence(messages, problem, locale))
                        .toList());
    }

    static String sentence(MessageSource messages, Problem problem, Locale locale) {
        return messages.getMessage(
                        "verify.problem." + problem.key(), problem.arguments().toArray(), locale)
                .strip();
    }
}
