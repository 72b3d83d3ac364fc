package io.closedloop.registration;

import io.closedloop.document.Document;
import io.closedloop.document.DocumentText;
import io.closedloop.document.Documents;
import io.closedloop.engine.CaseCourse;
import io.closedloop.engine.CaseCourse.Done;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.engine.TaskSection;
import io.closedloop.staff.Authors;
import io.closedloop.staff.Authors.Named;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows at the end of the case file what happened, the newest first: tasks done, documents written. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@Transactional(readOnly = true)
class TimelineSection implements CaseFileSection, TaskSection {

    private final CaseCourse course;
    private final Documents documents;
    private final DocumentText words;
    private final Authors authors;

    TimelineSection(CaseCourse course, Documents documents, DocumentText words, Authors authors) {
        this.course = course;
        this.documents = documents;
        this.words = words;
        this.authors = authors;
    }

    /**
     * Something that happened.
     *
     * @param by name of who did it; null where nobody is known
     * @param document kind of the document that was written; null for a task that was done
     */
    public record Happened(
            Instant at,
            @Nullable String by,
            String what,
            @Nullable String document,
            @Nullable Integer version) {}

    @Override
    public String template() {
        return "registration/timeline";
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        Named named = authors.about(key, reader.language());
        List<Happened> happened = Stream.concat(
                        course.done(key).stream().map(done -> happened(done, reader.language())),
                        documents.kinds().stream()
                                .flatMap(kind -> documents.versions(key, kind).stream())
                                .map(document -> happened(document, named, reader.language())))
                .sorted(Comparator.comparing(Happened::at).reversed())
                .toList();
        return happened.isEmpty() ? Optional.empty() : Optional.of(happened);
    }

    private Happened happened(Done done, Locale language) {
        String user = done.assignee();
        String by = user == null ? null : authors.of(user, done.owner(), language);
        return new Happened(done.at(), by, done.name(), null, null);
    }

    private Happened happened(Document document, Named named, Locale language) {
        return new Happened(
                document.recordedAt(),
                named.by(document.recordedBy(), document.recordedAt()),
                words.title(document.kind(), language),
                document.kind(),
                document.version());
    }
}
