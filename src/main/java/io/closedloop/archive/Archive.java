package io.closedloop.archive;

import io.closedloop.calendar.Calendars;
import io.closedloop.document.Document;
import io.closedloop.document.Documents;
import io.closedloop.engine.Submission;
import io.closedloop.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files every document of a requirement under its number and the archive date. */
@Service
@Transactional
public class Archive {

    /** The archive's own entry is no document of the requirement. */
    static final String KIND = "archive-record";

    private final ArchiveRecords records;
    private final Documents documents;
    private final Staff staff;
    private final Calendars calendars;

    Archive(ArchiveRecords records, @Lazy Documents documents, Staff staff, Calendars calendars) {
        this.records = records;
        this.documents = documents;
        this.staff = staff;
        this.calendars = calendars;
    }

    void open(String number, Submission<ArchiveRequirement> archived) {
        records.save(new ArchiveRecord(
                number, archived.by(), archived.at(), archived.form().remarks()));
    }

    /** Lists every version of every document there is. */
    void file(String number) {
        ArchiveRecord record = records.findByNumberOrderByVersion(number).get(0);
        record.file(documents.kinds().stream()
                .filter(kind -> !kind.equals(KIND))
                .flatMap(kind -> documents.versions(number, kind).stream())
                .map(document -> new FiledDocument(
                        document.kind(), document.version(), document.recordedBy(), document.recordedAt()))
                .toList());
    }

    @Transactional(readOnly = true)
    List<Document> documents(String number) {
        return records.findByNumberOrderByVersion(number).stream()
                .map(record -> record.as(
                        KIND,
                        new ArchiveContent(
                                number,
                                calendars.dayOf(record.recordedAt()),
                                staff.name(record.recordedBy()),
                                record.remarks(),
                                List.copyOf(record.documents()))))
                .toList();
    }

    /** The archive record's fields. */
    record ArchiveContent(
            String requirementNumber,
            LocalDate archiveDate,
            String archivist,
            @Nullable String remarks,
            List<FiledDocument> documents) {}
}
