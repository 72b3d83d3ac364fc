package io.closedloop.archive.web;

import io.closedloop.archive.ChainAudit;
import io.closedloop.archive.ChainEntry;
import io.closedloop.archive.Dossier;
import io.closedloop.archive.Dossiers;
import io.closedloop.archive.Erasure;
import io.closedloop.archive.Holds;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dossiers for programs: downloaded, checked, held and erased. */
@RestController
class DossierController {

    record Reason(@Nullable String reason) {}

    /** @param problems sentences in the caller's language; none when all is well */
    record Verification(boolean intact, List<String> problems) {}

    record ChainVerification(boolean intact, List<String> problems, List<ChainEntry> entries) {}

    private final Dossiers dossiers;
    private final ChainAudit audit;
    private final Holds holds;
    private final Erasure erasure;
    private final Findings findings;

    DossierController(Dossiers dossiers, ChainAudit audit, Holds holds, Erasure erasure, Findings findings) {
        this.dossiers = dossiers;
        this.audit = audit;
        this.holds = holds;
        this.erasure = erasure;
        this.findings = findings;
    }

    @GetMapping("/api/requirements/{number}/dossier.zip")
    ResponseEntity<Resource> download(@PathVariable String number) {
        Dossier dossier = dossiers.get(number);
        ContentDisposition disposition =
                ContentDisposition.attachment().filename(number + ".zip").build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Repr-Digest", digest(dossier.sha256()))
                .eTag(dossier.sha256())
                .body(new File(dossier));
    }

    @GetMapping("/api/archive/dossiers/{number}/verification")
    Verification verify(@PathVariable String number) throws IOException {
        List<String> found = findings.of(audit.audit(dossiers.get(number)));
        return new Verification(found.isEmpty(), found);
    }

    @PostMapping("/api/archive/dossiers/{number}/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(@PathVariable String number, @RequestBody Reason reason, Principal user) {
        holds.put(number, reason.reason(), user.getName());
    }

    @DeleteMapping("/api/archive/dossiers/{number}/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable String number, @RequestBody Reason reason, Principal user) {
        holds.lift(number, reason.reason(), user.getName());
    }

    @PostMapping("/api/archive/dossiers/{number}/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String number, @RequestBody Reason reason, Principal user) throws IOException {
        erasure.erase(number, reason.reason(), user.getName());
    }

    /** @param contents whether every file of every dossier is to be read, too */
    @GetMapping("/api/archive/chain")
    ChainVerification chain(@RequestParam(defaultValue = "false") boolean contents) throws IOException {
        ChainAudit.Audit found = audit.audit(contents);
        List<String> problems = findings.of(found.problems());
        return new ChainVerification(problems.isEmpty(), problems, found.entries());
    }

    private static String digest(String hex) {
        byte[] hash = java.util.HexFormat.of().parseHex(hex);
        return "sha-256=:" + java.util.Base64.getEncoder().encodeToString(hash) + ":";
    }

    /** The file, read from the database while it is sent. */
    private final class File extends AbstractResource {

        private final Dossier dossier;

        File(Dossier dossier) {
            this.dossier = dossier;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public long contentLength() {
            return dossier.size();
        }

        @Override
        public String getDescription() {
            return "dossier of " + dossier.number();
        }

        @Override
        public InputStream getInputStream() {
            return dossiers.open(dossier);
        }
    }
}
