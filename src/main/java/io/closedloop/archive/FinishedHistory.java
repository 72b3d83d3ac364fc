package io.closedloop.archive;

import io.closedloop.archive.ChainEntry.Kind;
import io.closedloop.bag.Problem;
import io.closedloop.engine.HistoryRelease;
import io.closedloop.engine.Stint;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the engine's history free for its clean-up: that of a requirement only while its dossier, which tells the same, is
 * there and intact, or once that was disposed of on record. What was rejected has no dossier; its customer is forgotten with it.
 */
@Service
class FinishedHistory {

    private static final Logger LOG = LoggerFactory.getLogger(FinishedHistory.class);

    /** The number of a requirement, or what begins with one, as a change's. */
    private static final Pattern NUMBERED = Pattern.compile("(\\d{6}-\\d{3,})(?:-.*)?");

    private final HistoryRelease history;
    private final DossierStore store;
    private final ChainAudit audit;
    private final Chain chain;
    private final Forgetting forgetting;
    private final Clock clock;

    FinishedHistory(
            HistoryRelease history,
            DossierStore store,
            ChainAudit audit,
            Chain chain,
            Forgetting forgetting,
            Clock clock) {
        this.history = history;
        this.store = store;
        this.audit = audit;
        this.chain = chain;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    /** Reads every dossier concerned from its first byte to its last. */
    @Transactional
    public void release() {
        Stint stint = Stint.begin(clock);
        Map<String, Boolean> told = new HashMap<>();
        history.release(ended -> {
            if (stint.isOver()) {
                return false;
            }
            String key = ended.key();
            if (key == null) {
                return true;
            }
            if (ArchiveProcess.REJECTED.equals(ended.outcome())) {
                forgetting.customerOf(key);
                return true;
            }
            Matcher numbered = NUMBERED.matcher(key);
            return !numbered.matches() || told.computeIfAbsent(numbered.group(1), this::isTold);
        });
        history.releaseFailures();
    }

    private boolean isTold(String number) {
        Dossier dossier = store.find(number).orElse(null);
        if (dossier == null) {
            boolean disposed = chain.entriesOf(number).stream().anyMatch(entry -> entry.kind() == Kind.DISPOSAL);
            if (!disposed) {
                LOG.error("The history of {} stays, since it ended without a dossier", number);
            }
            return disposed;
        }
        try {
            List<Problem> problems = audit.audit(dossier);
            if (!problems.isEmpty()) {
                LOG.error("The history of {} stays, since its dossier is not intact: {}", number, problems);
            }
            return problems.isEmpty();
        } catch (IOException e) {
            LOG.error("The history of {} stays, since its dossier cannot be read to its end", number, e);
            return false;
        }
    }
}
