package io.closedloop.absence.web;

import io.closedloop.absence.HandOver;
import io.closedloop.absence.Workload;
import io.closedloop.engine.Workloads.Load;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The workload for programs. */
@RestController
class WorkloadController {

    /** @param unassigned what nobody has taken, by role */
    record Loads(List<Workload.OfPerson> people, Map<String, Load> unassigned) {}

    /** @param to user ids */
    record Reassignment(
            @Nullable List<String> tasks,
            @Nullable List<String> to,
            @Nullable String reason) {}

    private final Workload workload;
    private final HandOver handOver;

    WorkloadController(Workload workload, HandOver handOver) {
        this.workload = workload;
        this.handOver = handOver;
    }

    @GetMapping("/api/workload")
    Loads workload() {
        return new Loads(workload.people(), workload.roles());
    }

    @PostMapping("/api/workload/reassignments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reassign(@RequestBody Reassignment wanted, Authentication user) {
        handOver.give(orNone(wanted.tasks()), orNone(wanted.to()), wanted.reason(), user.getName());
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
