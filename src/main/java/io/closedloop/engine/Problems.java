package io.closedloop.engine;

import io.closedloop.refusal.Fault;
import io.closedloop.refusal.Refusals;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with an input, so that the user reads it all at once. */
public final class Problems {

    private final Refusals refusals;
    private final Set<String> fields = new HashSet<>();
    private final Set<Fault> faults = new LinkedHashSet<>();

    Problems(Refusals refusals) {
        this.refusals = refusals;
    }

    /** A field breaks a rule; the sentence is preceded by the field's label. */
    public void add(String field, String key, Object... arguments) {
        fields.add(field);
        addText(field, refusals.label(field), refusals.text(key, arguments));
    }

    /** A field of the n-th row of a list (from 1) breaks a rule. */
    public void add(String list, int row, String field, String key, Object... arguments) {
        addText(list, row(list, row) + refusals.label(field), refusals.text(key, arguments));
    }

    /** Something that happened cannot have happened on a day to come. */
    public void refuseFuture(String field, @Nullable LocalDate day, TaskContext context) {
        if (day != null && day.isAfter(context.today())) {
            add(field, "refusal.date.future");
        }
    }

    /** A field cannot be read at all, so that its other rules need not be judged. */
    void broken(String field) {
        fields.add(field);
    }

    void addText(String field, String label, String text) {
        faults.add(new Fault(field, refusals.text("refusal.field", label, text)));
    }

    String row(String list, int row) {
        return refusals.text("refusal.row", refusals.label(list), row);
    }

    boolean has(String field) {
        return fields.contains(field);
    }

    void refuseIfAny() {
        if (!faults.isEmpty()) {
            throw refusals.faulty(faults);
        }
    }
}
