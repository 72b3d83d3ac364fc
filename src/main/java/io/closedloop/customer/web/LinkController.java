package io.closedloop.customer.web;

import io.closedloop.customer.HandedLinks;
import io.closedloop.link.IssuedLink;
import io.closedloop.link.Purpose;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Personal links for programs of customer service; the case file has what is there, and which questions are open. */
@RestController
class LinkController {

    /** @param subject number of a change; left out for the requirement itself */
    record Wanted(@Nullable Purpose purpose, @Nullable String subject) {}

    private final HandedLinks handed;

    LinkController(HandedLinks handed) {
        this.handed = handed;
    }

    /** Makes a link to an open question; the answer alone has its address. */
    @PostMapping("/api/requirements/{number}/links")
    ResponseEntity<IssuedLink> issue(@PathVariable String number, @RequestBody Wanted wanted, Principal user) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(handed.issue(number, wanted.purpose(), wanted.subject(), user.getName()));
    }

    @PostMapping("/api/requirements/{number}/links/{id}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String number, @PathVariable long id, Principal user) {
        handed.revoke(number, id, user.getName());
    }
}
