package io.closedloop.archive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the engine knows happened to a case; nothing that a customer said or is called. */
record CaseRecord(
        List<Model> models,
        List<Activity> activities,
        List<Task> tasks,
        List<Operation> operations,
        List<Link> links,
        List<Incident> incidents) {

    /**
     * A version of the model that carried the case.
     *
     * @param resource name of the file in its deployment
     */
    record Model(
            String id,
            String process,
            int version,
            String resource,
            String deployment,
            @Nullable Instant deployedAt) {}

    /**
     * Something that began and, unless it was still going on, ended.
     *
     * @param id in the model
     * @param instance tells two times of the same apart
     * @param owner user id of whom the assignee stood in for; null where it was his own
     * @param canceled whether it ended because something else happened
     */
    record Activity(
            String id,
            String name,
            String type,
            String instance,
            @Nullable String assignee,
            @Nullable String owner,
            @Nullable String role,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean canceled) {}

    record Task(
            String id,
            String task,
            @Nullable String assignee,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant endedAt,
            @Nullable String endedBecause) {}

    /** A user did something to the case; what users wrote is in documents, not here. */
    record Operation(
            Instant at,
            @Nullable String user,
            String operation,
            @Nullable String entity,
            @Nullable String property,
            @Nullable String from,
            @Nullable String to,
            @Nullable String task) {}

    /** A task was offered to, or taken from, a person or a role. */
    record Link(
            Instant at,
            String task,
            String type,
            String operation,
            @Nullable String user,
            @Nullable String role,
            @Nullable String by) {}

    record Incident(
            Instant at,
            @Nullable Instant endedAt,
            String type,
            String activity,
            @Nullable String message) {}
}
