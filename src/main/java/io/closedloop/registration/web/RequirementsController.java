package io.closedloop.registration.web;

import io.closedloop.document.Documents;
import io.closedloop.engine.FormBinder;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.RecordRequirement;
import io.closedloop.registration.Registration;
import io.closedloop.registration.RegistrationProcess;
import io.closedloop.registration.RequirementSummary;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register for programs. */
@RestController
class RequirementsController {

    record Received(String reference) {}

    /** A requirement and the kinds of documents it has by now. */
    record CaseFile(RequirementSummary requirement, List<String> documents) {}

    private final Registration registration;
    private final RegistrationProcess process;
    private final Documents documents;
    private final FormBinder binder;
    private final Refusals refusals;

    RequirementsController(
            Registration registration,
            RegistrationProcess process,
            Documents documents,
            FormBinder binder,
            Refusals refusals) {
        this.binder = binder;
        this.registration = registration;
        this.process = process;
        this.documents = documents;
        this.refusals = refusals;
    }

    @PostMapping("/api/requirements")
    @ResponseStatus(HttpStatus.CREATED)
    Received receive(@RequestBody Map<String, Object> body, Principal user) {
        RecordRequirement requirement = binder.bind(RecordRequirement.class, body);
        return new Received(process.requirementReceived(requirement, user.getName()));
    }

    @GetMapping("/api/requirements/{number}")
    CaseFile requirement(@PathVariable String number) {
        RequirementSummary summary =
                registration.find(number).orElseThrow(() -> refusals.notFound("refusal.requirement.unknown", number));
        List<String> written = documents.kinds().stream()
                .filter(kind -> documents.latest(number, kind).isPresent())
                .toList();
        return new CaseFile(summary, written);
    }
}
