package io.closedloop.customer.web;

import io.closedloop.customer.Visits;
import io.closedloop.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The page a personal link leads to. It knows nothing: the link's token stays in the browser until somebody clicks, so
 * that programs which open links, with or without running scripts, change and learn nothing.
 */
@Controller
class OpeningController {

    /** JSON only, which a strange page cannot send without asking first. */
    record Token(@Nullable String token) {}

    private final Visits visits;
    private final Refusals refusals;

    OpeningController(Visits visits, Refusals refusals) {
        this.visits = visits;
        this.refusals = refusals;
    }

    @GetMapping("/c")
    String page() {
        return "customer/open";
    }

    @PostMapping(path = "/c", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Void> open(@RequestBody Token body, HttpServletRequest request) {
        String token = body.token();
        if (token == null) {
            throw refusals.notFound("refusal.link.unknown");
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, VisitCookie.of(visits.begin(token), request))
                .build();
    }
}
