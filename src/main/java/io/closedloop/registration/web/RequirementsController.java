package io.closedloop.registration.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.closedloop.document.Documents;
import io.closedloop.engine.CaseFilePart;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.Registration;
import io.closedloop.registration.RequirementSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The register for programs. */
@RestController
class RequirementsController {

    /** A requirement, the kinds of documents it has by now, and what other capabilities know of it. */
    record CaseFile(
            RequirementSummary requirement,
            List<String> documents,
            @JsonAnyGetter Map<String, Object> parts) {}

    private final Registration registration;
    private final Documents documents;
    private final List<CaseFilePart> parts;
    private final Refusals refusals;

    RequirementsController(
            Registration registration, Documents documents, List<CaseFilePart> parts, Refusals refusals) {
        this.parts = parts;
        this.registration = registration;
        this.documents = documents;
        this.refusals = refusals;
    }

    @GetMapping("/api/requirements/{number}")
    CaseFile requirement(@PathVariable String number) {
        RequirementSummary summary =
                registration.find(number).orElseThrow(() -> refusals.notFound("refusal.requirement.unknown", number));
        List<String> written = documents.kinds().stream()
                .filter(kind -> documents.latest(number, kind).isPresent())
                .toList();
        return new CaseFile(
                summary,
                written,
                parts.stream().collect(Collectors.toMap(CaseFilePart::name, part -> part.of(number))));
    }
}
