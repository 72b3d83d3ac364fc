package io.closedloop.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Ties a user task (or a start event with a form) to the record its input must fill, to what it is prefilled with and
 * to the rules beyond single fields. One bean per form.
 */
public final class TaskForm<T extends Record> {

    /** A rule beyond single fields. */
    @FunctionalInterface
    public interface Check<T> {
        void check(T form, TaskContext context, Problems problems);
    }

    private final String activity;
    private final Class<T> type;
    private final Function<TaskContext, Fields> prefill;
    private final List<Check<T>> checks;

    private TaskForm(String activity, Class<T> type, Function<TaskContext, Fields> prefill, List<Check<T>> checks) {
        this.activity = activity;
        this.type = type;
        this.prefill = prefill;
        this.checks = checks;
    }

    /** @param activity id of the user task or start event in the model */
    public static <T extends Record> TaskForm<T> of(String activity, Class<T> type) {
        return new TaskForm<>(activity, type, context -> Fields.none(), List.of());
    }

    /** Values known when the task opens, by field name; further names are shown but not submitted. */
    public TaskForm<T> prefilledWith(Function<TaskContext, Fields> values) {
        return new TaskForm<>(activity, type, values, checks);
    }

    public TaskForm<T> checkedBy(Check<T> check) {
        List<Check<T>> all = new ArrayList<>(checks);
        all.add(check);
        return new TaskForm<>(activity, type, prefill, List.copyOf(all));
    }

    public String activity() {
        return activity;
    }

    public Class<T> type() {
        return type;
    }

    Fields prefill(TaskContext context) {
        return prefill.apply(context);
    }

    void check(T form, TaskContext context, Problems problems) {
        checks.forEach(check -> check.check(form, context, problems));
    }
}
