package io.closedloop.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.archive.ChainEntry.Kind;
import io.closedloop.bag.BagEraser;
import io.closedloop.bag.ChainCheck;
import io.closedloop.bag.ErasureNote;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Staff;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Erases the personal data of the customer of an archived or rejected requirement, everywhere, and leaves the chain as it is. */
@Service
@Transactional
public class Erasure {

    private final DossierStore store;
    private final Holds holds;
    private final Chain chain;
    private final Reasons reasons;
    private final Refusals refusals;
    private final Staff staff;
    private final ArchiveProcess process;
    private final Forgetting forgetting;
    private final ObjectMapper json;
    private final Clock clock;

    Erasure(
            DossierStore store,
            Holds holds,
            Chain chain,
            Reasons reasons,
            Refusals refusals,
            Staff staff,
            ArchiveProcess process,
            Forgetting forgetting,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.holds = holds;
        this.chain = chain;
        this.reasons = reasons;
        this.refusals = refusals;
        this.staff = staff;
        this.process = process;
        this.forgetting = forgetting;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Erases it. What the dossier keeps are hashes, so that its seal stays what it was. What was rejected has none, and the
     * chain says only that it was erased.
     *
     * @param number of the requirement, or the reference of one that was rejected
     * @throws io.closedloop.refusal.Refusal without a reason, under a legal hold, of what is not over, or again
     */
    public void erase(String number, @Nullable String reason, String by) throws IOException {
        String said = reasons.given(reason);
        Optional<Dossier> kept = store.lock(number);
        if (kept.isEmpty()) {
            // there is nothing else that two could wait for
            chain.hold();
        }
        List<ChainEntry> past = chain.entriesOf(number);
        String seal = past.stream()
                .filter(ChainEntry::isDossier)
                .reduce((first, second) -> second)
                .map(ChainEntry::seal)
                .or(() -> process.isRejected(number) ? Optional.of(ChainCheck.NONE) : Optional.empty())
                .orElseThrow(() -> refusals.notFound("refusal.dossier.none", number));
        if (holds.isHeld(number)) {
            throw refusals.conflict("refusal.dossier.held", number);
        }
        if (past.stream().anyMatch(entry -> entry.kind() == Kind.ERASURE)) {
            throw refusals.conflict("refusal.dossier.erased", number);
        }
        Instant now = clock.instant();
        Path file = Files.createTempFile("dossier", ".zip");
        try {
            String statement = rewrite(number, kept.orElse(null), seal, said, by, now, file);
            if (kept.isPresent()) {
                Dossier dossier = kept.get();
                store.replace(
                        number,
                        dossier.ending(),
                        dossier.archivedOn(),
                        dossier.position(),
                        dossier.seal(),
                        file,
                        dossier.storedAt(),
                        now);
            }
            chain.appendStatement(chain.hold(), Kind.ERASURE, number, statement, now);
        } finally {
            Files.delete(file);
        }
        forgetting.customerOf(number);
    }

    /** @return the statement: the note that the dossier now carries */
    private String rewrite(
            String number, @Nullable Dossier dossier, String seal, String reason, String by, Instant now, Path file)
            throws IOException {
        BagEraser.Statement statement = removed -> {
            // from here on everybody else who changes the archive waits
            Chain.Head head = chain.hold();
            return json.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(new ErasureNote(
                            Kind.ERASURE.name(),
                            head.next(),
                            head.seal(),
                            number,
                            seal,
                            now.toString(),
                            staff.name(by) + " (" + by + ")",
                            reason,
                            removed));
        };
        if (dossier == null) {
            return statement.of(List.of());
        }
        try (InputStream content = store.open(dossier);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            return BagEraser.erase(content, out, DossierContents::isImpersonal, statement);
        }
    }
}
