package io.closedloop.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.archive.ChainEntry.Kind;
import io.closedloop.bag.BagReport;
import io.closedloop.bag.ChainCheck;
import io.closedloop.bag.Problem;
import io.closedloop.bag.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks the chain in the database against itself and against the dossiers that are kept. */
@Service
@Transactional(readOnly = true)
public class ChainAudit {

    /** The chain, and what is wrong with it. */
    public record Audit(List<ChainEntry> entries, List<Problem> problems) {}

    private final Chain chain;
    private final DossierStore store;
    private final Dossiers dossiers;
    private final ObjectMapper json;

    ChainAudit(Chain chain, DossierStore store, Dossiers dossiers, ObjectMapper json) {
        this.chain = chain;
        this.store = store;
        this.dossiers = dossiers;
        this.json = json;
    }

    /** @param contents whether every file of every dossier is to be read, too, which takes its time */
    public Audit audit(boolean contents) throws IOException {
        List<ChainEntry> entries = chain.entries();
        Chain.Head head = chain.head();
        List<Problem> problems = new ArrayList<>(links(entries, head));
        Map<String, Dossier> kept = new HashMap<>();
        store.all().forEach(dossier -> kept.put(dossier.number(), dossier));
        Map<String, ChainEntry> newest = new HashMap<>();
        Map<String, ChainEntry> erased = new HashMap<>();
        for (ChainEntry entry : entries) {
            if (entry.kind() == Kind.ERASURE) {
                erased.put(entry.number(), entry);
            } else {
                newest.put(entry.number(), entry);
            }
        }
        for (ChainEntry entry : newest.values().stream()
                .sorted((one, other) -> Long.compare(one.position(), other.position()))
                .toList()) {
            Dossier dossier = kept.remove(entry.number());
            if (!entry.isDossier()) {
                if (dossier != null) {
                    problems.add(Problem.of("audit.undisposed", entry.number()));
                }
            } else if (dossier == null) {
                problems.add(Problem.of("audit.gone", entry.number(), entry.position()));
            } else if (dossier.position() != entry.position() || !dossier.seal().equals(entry.seal())) {
                problems.add(Problem.of("audit.other", entry.number(), entry.position()));
            } else if (contents) {
                problems.addAll(check(dossier, entry, erased.get(entry.number())));
            }
        }
        kept.keySet().forEach(number -> problems.add(Problem.of("audit.stranger", number)));
        return new Audit(entries, problems);
    }

    /** Checks one dossier, file by file, and that it is the one the chain has. */
    public List<Problem> audit(Dossier dossier) throws IOException {
        List<ChainEntry> entries = chain.entriesOf(dossier.number());
        ChainEntry sealed = entries.stream()
                .filter(entry -> entry.position() == dossier.position())
                .findFirst()
                .orElse(null);
        ChainEntry erased = entries.stream()
                .filter(entry -> entry.kind() == Kind.ERASURE)
                .findFirst()
                .orElse(null);
        return sealed == null
                ? List.of(Problem.of("audit.stranger", dossier.number()))
                : check(dossier, sealed, erased);
    }

    private List<Problem> check(Dossier dossier, ChainEntry entry, @Nullable ChainEntry erased) throws IOException {
        BagReport report;
        try {
            report = dossiers.verify(dossier);
        } catch (EOFException e) {
            return List.of(Problem.of("audit.cut", entry.number(), entry.position()));
        }
        List<Problem> problems = new ArrayList<>(report.problems());
        if (!entry.seal().equals(report.seal())
                || !report.info().number().equals(entry.number())
                || report.info().position() != entry.position()
                || !report.info().link().equals(entry.previousSeal())) {
            problems.add(Problem.of("audit.other", entry.number(), entry.position()));
        }
        String note = erased == null ? null : erased.seal();
        if (!Objects.equals(note, report.erasureHash())) {
            problems.add(Problem.of("audit.erasure", entry.number()));
        }
        return problems;
    }

    private List<Problem> links(List<ChainEntry> entries, Chain.Head head) {
        List<Problem> problems = new ArrayList<>();
        long position = 0;
        String seal = ChainCheck.NONE;
        for (ChainEntry entry : entries) {
            position++;
            if (entry.position() != position || !entry.previousSeal().equals(seal)) {
                problems.add(Problem.of("audit.link", entry.position()));
                position = entry.position();
            }
            if (!entry.isDossier() && !isTrue(entry)) {
                problems.add(Problem.of("audit.statement", entry.position()));
            }
            seal = entry.seal();
        }
        if (head.position() != position || !head.seal().equals(seal)) {
            problems.add(Problem.of("audit.head", head.position()));
        }
        return problems;
    }

    /** A statement is hashed with all it says, so that what the table says beside it cannot differ. */
    private boolean isTrue(ChainEntry entry) {
        if (entry.statement() == null || !Sha256.of(entry.statement()).equals(entry.seal())) {
            return false;
        }
        try {
            JsonNode said = json.readTree(entry.statement());
            return said.path("kind").asText().equals(entry.kind().name())
                    && said.path("number").asText().equals(entry.number())
                    && said.path("position").asLong() == entry.position()
                    && said.path("previousSeal").asText().equals(entry.previousSeal());
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
