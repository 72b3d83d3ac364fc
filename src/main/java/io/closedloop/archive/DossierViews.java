package io.closedloop.archive;

import io.closedloop.engine.CaseFilePart;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows dossiers with what is to become of them; the case file shows its own. */
@Service
@Transactional(readOnly = true)
public class DossierViews implements CaseFilePart {

    private final DossierStore store;
    private final Holds holds;
    private final Retention retention;

    DossierViews(DossierStore store, Holds holds, Retention retention) {
        this.store = store;
        this.holds = holds;
        this.retention = retention;
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

    @Override
    public String name() {
        return "dossier";
    }

    @Override
    public Object of(String key) {
        return find(key).<Object>map(view -> view).orElse(Map.of());
    }
}
