package io.closedloop.customer.web;

import io.closedloop.customer.Decision;
import io.closedloop.customer.Reply;
import io.closedloop.customer.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.multipart.MultipartFile;

/** The fields of the page's form as they were typed, and what they say. */
record AnswerForm(Map<String, String> typed) {

    static AnswerForm empty() {
        return new AnswerForm(Map.of());
    }

    /** What was typed into a field; empty where nothing was. */
    public String get(String field) {
        return typed.getOrDefault(field, "");
    }

    public String get(String field, int row) {
        return get(field + "-" + row);
    }

    Reply reply(List<String> deliverables, @Nullable MultipartFile scan, HttpServletRequest request) {
        return new Reply(
                decision(),
                get("name"),
                text(get("comment")),
                verdicts(deliverables),
                scan == null || scan.isEmpty() ? null : new Reply.Scan(fileName(scan), scan),
                get("drawn"),
                get("code"),
                request.getRemoteAddr(),
                request.getHeader(HttpHeaders.USER_AGENT));
    }

    private @Nullable Decision decision() {
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.name().equals(get("decision")))
                .findFirst()
                .orElse(null);
    }

    /** A deliverable that nothing was said about goes with the whole. */
    private List<Verdict> verdicts(List<String> deliverables) {
        boolean accepted = decision() == Decision.ACCEPT;
        return IntStream.range(0, deliverables.size())
                .mapToObj(row -> {
                    String said = get("verdict", row);
                    return new Verdict(
                            deliverables.get(row),
                            said.isEmpty() ? accepted : said.equals("accepted"),
                            text(get("reason", row)));
                })
                .toList();
    }

    private static String fileName(MultipartFile scan) {
        return Objects.requireNonNullElse(scan.getOriginalFilename(), "");
    }

    private static @Nullable String text(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
