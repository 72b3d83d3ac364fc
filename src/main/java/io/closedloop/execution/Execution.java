package io.closedloop.execution;

import io.closedloop.document.Document;
import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.Submission;
import io.closedloop.planning.WorkItems;
import io.closedloop.planning.WorkStatus;
import io.closedloop.staff.Authors;
import io.closedloop.staff.Authors.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the progress record: who said what about which work item, and what unblocked it. */
@Service
@Transactional
public class Execution {

    private final ProgressUpdates updates;
    private final WorkItems items;
    private final Authors authors;
    private final Locale language;

    Execution(ProgressUpdates updates, WorkItems items, Authors authors, EngineSettings settings) {
        this.updates = updates;
        this.items = items;
        this.authors = authors;
        this.language = settings.language();
    }

    void report(String number, Long item, Submission<ReportProgress> reported) {
        ReportProgress form = reported.form();
        items.progress(number, item, form.status(), reported.at());
        updates.save(new ProgressUpdate(
                number,
                updates.countByWorkItemId(item) + 1,
                reported.by(),
                reported.at(),
                item,
                form.status(),
                form.note(),
                form.status() == WorkStatus.BLOCKED ? form.blocker() : null,
                null));
    }

    void resolve(String number, Long item, Submission<ResolveBlocker> resolved) {
        items.progress(number, item, WorkStatus.IN_PROGRESS, resolved.at());
        updates.save(new ProgressUpdate(
                number,
                updates.countByWorkItemId(item) + 1,
                resolved.by(),
                resolved.at(),
                item,
                WorkStatus.IN_PROGRESS,
                null,
                null,
                resolved.form().resolution()));
    }

    /** @param item id of the one work item to show; null for all */
    @Transactional(readOnly = true)
    List<Document> documents(String number, @Nullable String item) {
        List<ProgressUpdate> entries = updates.findByNumberOrderByRecordedAtAscIdAsc(number).stream()
                .filter(update -> item == null || item.equals(String.valueOf(update.workItemId())))
                .toList();
        if (entries.isEmpty()) {
            return List.of();
        }
        ProgressUpdate last = entries.get(entries.size() - 1);
        Named named = authors.about(number, language);
        List<ProgressRow> rows =
                entries.stream().map(entry -> row(entry, named)).toList();
        return List.of(new Document(
                "progress-record",
                number,
                rows.size(),
                last.recordedBy(),
                last.recordedAt(),
                new ProgressContent(rows)));
    }

    private ProgressRow row(ProgressUpdate update, Named named) {
        return new ProgressRow(
                update.number(),
                items.name(update.workItemId()),
                update.recordedAt(),
                named.by(update.recordedBy(), update.recordedAt()),
                update.status(),
                update.note(),
                update.blocker(),
                update.resolution());
    }

    /** The progress record; its version counts its entries. */
    record ProgressContent(List<ProgressRow> progress) {}

    /** An entry of the progress record. */
    record ProgressRow(
            String requirementNumber,
            String taskName,
            Instant reportedAt,
            String reportedBy,
            WorkStatus status,
            @Nullable String note,
            @Nullable String blocker,
            @Nullable String resolution) {}
}
