package io.closedloop.absence.web;

import io.closedloop.absence.HandOver;
import io.closedloop.engine.HeldTask;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hands one task over. */
@RestController
class HandOverController {

    /** @param to user id */
    record Wanted(@Nullable String to, @Nullable String reason) {}

    private final HandOver handOver;

    HandOverController(HandOver handOver) {
        this.handOver = handOver;
    }

    @PostMapping("/api/tasks/{id}/handover")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(@PathVariable String id, @RequestBody Wanted wanted, Authentication user) {
        HeldTask task = handOver.handable(id, user.getName(), Managers.groups(user));
        List<String> to = wanted.to() == null || wanted.to().isBlank() ? List.of() : List.of(wanted.to());
        handOver.give(List.of(task.id()), to, wanted.reason(), user.getName());
    }
}
