package io.closedloop.archive;

import io.closedloop.archive.CaseRecord.Activity;
import io.closedloop.calendar.CalendarSettings;
import io.closedloop.correspondence.Notification;
import io.closedloop.document.Attachment;
import io.closedloop.document.Document;
import io.closedloop.document.DocumentText;
import io.closedloop.engine.EngineSettings;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Pages;
import io.closedloop.staff.Authors;
import io.closedloop.staff.Role;
import io.closedloop.staff.Staff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words the page by which people read a dossier, without the application and offline. */
@Component
class DossierIndex {

    private static final Map<String, String> PHASES = Map.ofEntries(
            Map.entry("registration-form", "registration"),
            Map.entry("analysis-specification", "analysis"),
            Map.entry("feasibility-report", "analysis"),
            Map.entry("handling-plan", "analysis"),
            Map.entry("confirmation-record", "planning"),
            Map.entry("task-breakdown", "planning"),
            Map.entry("progress-record", "execution"),
            Map.entry("weekly-sync", "execution"),
            Map.entry("change-request", "change"),
            Map.entry("deliverables-list", "delivery"),
            Map.entry("acceptance-form", "delivery"),
            Map.entry("archive-record", "archive"));

    private static final List<String> ORDER =
            List.of("registration", "analysis", "planning", "execution", "change", "delivery", "archive", "further");

    /** What people did, and what interrupted them. */
    private static final Set<String> TOLD =
            Set.of("userTask", "boundaryTimer", "boundaryMessage", "boundaryConditional");

    /**
     * A document version with its files.
     *
     * @param kept what was sent or signed, where this is it
     */
    record FiledVersion(
            Document document,
            String pdf,
            @Nullable String data,
            @Nullable KeptRendering kept) {}

    record FiledAttachment(Attachment attachment, String path) {}

    private final Pages pages;
    private final DocumentText text;
    private final Staff staff;
    private final Authors authors;
    private final EngineSettings settings;
    private final CalendarSettings calendar;

    DossierIndex(
            Pages pages,
            DocumentText text,
            Staff staff,
            Authors authors,
            EngineSettings settings,
            CalendarSettings calendar) {
        this.pages = pages;
        this.text = text;
        this.staff = staff;
        this.authors = authors;
        this.settings = settings;
        this.calendar = calendar;
    }

    String page(
            String number,
            DossierClass ending,
            LocalDate archivedOn,
            Instant at,
            Document registration,
            List<FiledVersion> versions,
            List<FiledAttachment> attachments,
            List<Notification> told,
            CaseRecord record) {
        Map<String, Object> model = new HashMap<>();
        model.put("number", number);
        model.put("ending", ending);
        model.put("archivedOn", archivedOn);
        model.put("at", at);
        model.put("zone", calendar.zone());
        model.put(
                "requirement", text.document(registration, settings.language()).rows());
        model.put("phases", byPhase(versions));
        model.put("attachments", attachments);
        model.put("told", told);
        model.put("roles", Arrays.stream(Role.values()).map(Role::id).toList());
        model.put(
                "timeline",
                record.activities().stream().filter(DossierIndex::isTold).toList());
        model.put("models", record.models());
        model.put("staff", staff);
        model.put("authors", authors);
        model.put("named", authors.about(number, settings.language()));
        model.put("language", settings.language());
        return pages.html("archive/index", model, settings.language());
    }

    private static Map<String, List<FiledVersion>> byPhase(List<FiledVersion> versions) {
        Map<String, List<FiledVersion>> phases = new LinkedHashMap<>();
        for (String phase : ORDER) {
            List<FiledVersion> of = versions.stream()
                    .filter(version ->
                            phase.equals(PHASES.getOrDefault(version.document().kind(), "further")))
                    .toList();
            if (!of.isEmpty()) {
                phases.put(phase, of);
            }
        }
        return phases;
    }

    private static boolean isTold(Activity activity) {
        return TOLD.contains(activity.type());
    }
}
