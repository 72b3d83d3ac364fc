package io.closedloop.archive;

import io.closedloop.engine.CaseFilePart;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows dossiers with what is to become of them; the case file shows its own. */
@Service
@Transactional(readOnly = true)
public class DossierViews implements CaseFilePart {

    /**
     * A requirement that was rejected, and never comes to a dossier.
     *
     * @param erasedAt when its customer was erased
     */
    public record RejectedView(@Nullable Instant erasedAt) {}

    private final DossierStore store;
    private final Holds holds;
    private final Retention retention;
    private final Chain chain;
    private final ArchiveProcess process;

    DossierViews(DossierStore store, Holds holds, Retention retention, Chain chain, ArchiveProcess process) {
        this.store = store;
        this.holds = holds;
        this.retention = retention;
        this.chain = chain;
        this.process = process;
    }

    /** The dossier of a requirement, unless there is none yet or none any more. */
    public Optional<DossierView> find(String number) {
        return store.find(number)
                .map(dossier -> new DossierView(
                        dossier.number(),
                        dossier.ending(),
                        dossier.archivedOn(),
                        retention.keepUntil(dossier),
                        holds.isHeld(number),
                        dossier.position(),
                        dossier.seal(),
                        dossier.size(),
                        dossier.sha256(),
                        dossier.erasedAt(),
                        holds.of(number)));
    }

    /** What there is to say of a requirement that was rejected; nothing of any other. */
    public Optional<RejectedView> rejected(String key) {
        return process.isRejected(key)
                ? Optional.of(new RejectedView(chain.entriesOf(key).stream()
                        .filter(entry -> entry.kind() == ChainEntry.Kind.ERASURE)
                        .map(ChainEntry::recordedAt)
                        .findFirst()
                        .orElse(null)))
                : Optional.empty();
    }

    @Override
    public String name() {
        return "dossier";
    }

    @Override
    public Object of(String key) {
        return find(key).<Object>map(view -> view).orElse(Map.of());
    }
}
