package io.closedloop.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.closedloop.archive.CaseRecord.Model;
import io.closedloop.archive.DossierIndex.FiledAttachment;
import io.closedloop.archive.DossierIndex.FiledVersion;
import io.closedloop.bag.BagWriter;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.document.Attachment;
import io.closedloop.document.Attachments;
import io.closedloop.document.Document;
import io.closedloop.document.Documents;
import io.closedloop.engine.EngineSettings;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.springframework.stereotype.Component;

/** Collects everything there is about a requirement into a bag: for people, and for programs. */
@Component
class DossierContents {

    private final Documents documents;
    private final Renderings renderings;
    private final Attachments attachments;
    private final Correspondence correspondence;
    private final ArchiveProcess process;
    private final DossierIndex index;
    private final Locale language;
    private final ObjectWriter json;

    DossierContents(
            Documents documents,
            Renderings renderings,
            Attachments attachments,
            Correspondence correspondence,
            ArchiveProcess process,
            DossierIndex index,
            EngineSettings settings,
            ObjectMapper json) {
        this.documents = documents;
        this.renderings = renderings;
        this.attachments = attachments;
        this.correspondence = correspondence;
        this.process = process;
        this.index = index;
        this.language = settings.language();
        this.json = json.copy()
                .setSerializationInclusion(JsonInclude.Include.ALWAYS)
                .writerWithDefaultPrettyPrinter();
    }

    /** Whether a file stays when a customer's personal data is erased: it names nobody but staff. */
    static boolean isImpersonal(String path) {
        return path.startsWith("data/model/") || path.equals("data/event-log.xes");
    }

    /** The requirement, for programs that do not want to look into every document. */
    record RequirementFile(
            String number, DossierClass dossierClass, LocalDate archivedOn, Record registration, Record archive) {}

    void write(String number, DossierClass ending, LocalDate archivedOn, Instant at, BagWriter bag) throws IOException {
        List<FiledVersion> versions = writeDocuments(number, bag);
        versions.addAll(writeRenderings(number, versions, bag));
        List<FiledAttachment> files = writeAttachments(number, bag);
        List<Notification> told = correspondence.about(number);
        json(bag, "correspondence.json", told);
        CaseRecord record = process.record(number);
        for (Model model : record.models()) {
            String file = "model/%s-v%d.bpmn".formatted(model.process(), model.version());
            bag.add(file, out -> {
                try (InputStream content = process.open(model)) {
                    content.transferTo(out);
                }
            });
        }
        json(bag, "history.json", record);
        bag.add("event-log.xes", out -> {
            try {
                EventLog.write(number, record.activities(), out);
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        });
        Document registration = documents.latest(number, "registration-form").orElseThrow();
        Record archive = documents.latest(number, Archive.KIND).orElseThrow().content();
        json(bag, "requirement.json", new RequirementFile(number, ending, archivedOn, registration.content(), archive));
        String page = index.page(number, ending, archivedOn, at, registration, versions, files, told, record);
        bag.add("index.html", out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
    }

    private List<FiledVersion> writeDocuments(String number, BagWriter bag) throws IOException {
        List<FiledVersion> filed = new ArrayList<>();
        for (String kind : documents.kinds()) {
            for (Document document : documents.versions(number, kind)) {
                String path = "documents/%s-v%d".formatted(kind, document.version());
                Renderings.Filed rendering = renderings.filed(document, language);
                bag.add(path + ".pdf", out -> out.write(rendering.pdf()));
                json(bag, path + ".json", document);
                filed.add(new FiledVersion(document, path + ".pdf", path + ".json", rendering.kept()));
            }
        }
        return filed;
    }

    /** What was kept in the installation's language is there already, as the document itself. */
    private List<FiledVersion> writeRenderings(String number, List<FiledVersion> versions, BagWriter bag)
            throws IOException {
        List<FiledVersion> filed = new ArrayList<>();
        for (KeptRendering kept : renderings.kept(number)) {
            if (versions.stream().noneMatch(version -> kept.equals(version.kept()))) {
                String path = "renderings/%s-v%d-%s-%d.pdf"
                        .formatted(kept.kind(), kept.version(), kept.language().toLanguageTag(), kept.id());
                bag.add(path, out -> out.write(renderings.content(kept)));
                versions.stream()
                        .map(FiledVersion::document)
                        .filter(document -> document.kind().equals(kept.kind()) && document.version() == kept.version())
                        .findFirst()
                        .ifPresent(document -> filed.add(new FiledVersion(document, path, null, kept)));
            }
        }
        return filed;
    }

    private List<FiledAttachment> writeAttachments(String number, BagWriter bag) throws IOException {
        List<FiledAttachment> filed = new ArrayList<>();
        for (Attachment attachment : attachments.of(number)) {
            // the manifest names files for ever, so that their own names, which may name a customer, stay out of it
            String path = "attachments/%03d%s".formatted(filed.size() + 1, ending(attachment.name()));
            bag.add(path, out -> attachments.writeTo(attachment, out));
            filed.add(new FiledAttachment(attachment, path));
        }
        json(bag, "attachments.json", filed);
        return filed;
    }

    private static String ending(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ending.matches("[a-z0-9]{1,5}") && ending.length() < name.length() ? "." + ending : "";
    }

    private void json(BagWriter bag, String path, Object value) throws IOException {
        byte[] content = json.writeValueAsBytes(value);
        bag.add(path, out -> out.write(content));
    }
}
