package io.closedloop.absence.web;

import io.closedloop.absence.HandOver;
import io.closedloop.engine.HeldTask;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Hands one task over: a piece of a page beside the task's form, and what it calls. */
@Controller
class HandOverPages {

    /** @param to user id */
    record Wanted(@Nullable String to, @Nullable String reason) {}

    private final HandOver handOver;

    HandOverPages(HandOver handOver) {
        this.handOver = handOver;
    }

    @GetMapping("/tasks/{id}/handover")
    String handOver(@PathVariable String id, Authentication user, Model model) {
        HeldTask task = handOver.handable(id, user.getName(), Managers.groups(user));
        model.addAttribute("task", task);
        model.addAttribute("receivers", handOver.receivers(task));
        return "absence/handover";
    }

    @PostMapping("/api/tasks/{id}/handover")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(@PathVariable String id, @RequestBody Wanted wanted, Authentication user) {
        HeldTask task = handOver.handable(id, user.getName(), Managers.groups(user));
        List<String> to = wanted.to() == null || wanted.to().isBlank() ? List.of() : List.of(wanted.to());
        handOver.give(List.of(task.id()), to, wanted.reason(), user.getName());
    }
}
