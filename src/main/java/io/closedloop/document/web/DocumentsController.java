package io.closedloop.document.web;

import io.closedloop.document.Comparison;
import io.closedloop.document.Document;
import io.closedloop.document.Documents;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a requirement as data. */
@RestController
class DocumentsController {

    private final Documents documents;

    DocumentsController(Documents documents) {
        this.documents = documents;
    }

    /** The newest version, or the one asked for. */
    @GetMapping("/api/requirements/{number}/documents/{kind}")
    Document document(
            @PathVariable String number,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String item) {
        return documents.version(number, kind, version, item);
    }

    /** Two versions side by side; without being asked for others, the newest and the one before. */
    @GetMapping("/api/requirements/{number}/documents/{kind}/differences")
    Comparison differences(
            @PathVariable String number,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Locale reader) {
        return documents.compare(number, kind, from, to, reader);
    }

    @GetMapping("/api/requirements/{number}/documents/{kind}/versions")
    List<Document> versions(
            @PathVariable String number,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String item) {
        return documents.versions(number, kind, item);
    }
}
