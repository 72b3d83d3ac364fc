package io.closedloop.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.archive.ChainEntry.Kind;
import io.closedloop.calendar.Calendars;
import io.closedloop.engine.Stint;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Disposes of dossiers whose time is over, unless a legal hold lasts. */
@Service("retention")
@Transactional
public class Retention {

    private final DossierStore store;
    private final Holds holds;
    private final Chain chain;
    private final ArchiveSettings settings;
    private final Calendars calendars;
    private final Forgetting forgetting;
    private final ObjectMapper json;
    private final Clock clock;

    Retention(
            DossierStore store,
            Holds holds,
            Chain chain,
            ArchiveSettings settings,
            Calendars calendars,
            Forgetting forgetting,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.holds = holds;
        this.chain = chain;
        this.settings = settings;
        this.calendars = calendars;
        this.forgetting = forgetting;
        this.json = json;
        this.clock = clock;
    }

    /** When it is due, for the model. */
    public String schedule() {
        return Calendars.dailyAt(settings.disposalAt());
    }

    /** The last day a dossier is kept. */
    LocalDate keepUntil(Dossier dossier) {
        return settings.keepUntil(dossier.ending(), dossier.archivedOn());
    }

    /** Deletes what was kept long enough, and forgets the customer; the chain keeps that it was there. */
    void dispose() {
        Stint stint = Stint.begin(clock);
        for (DossierClass ending : DossierClass.values()) {
            // a coarse day for the query, since "two months before" is not the reverse of "two months after"
            LocalDate day =
                    calendars.today().minus(settings.retention().of(ending)).plusDays(4);
            for (String number : store.archivedBefore(ending, day)) {
                if (stint.isOver()) {
                    return;
                }
                store.lock(number)
                        .filter(dossier -> keepUntil(dossier).isBefore(calendars.today()) && !holds.isHeld(number))
                        .ifPresent(this::dispose);
            }
        }
    }

    private void dispose(Dossier dossier) {
        Chain.Head head = chain.hold();
        DisposalNote note = new DisposalNote(
                Kind.DISPOSAL,
                head.next(),
                head.seal(),
                dossier.number(),
                dossier.seal(),
                dossier.ending(),
                dossier.archivedOn(),
                keepUntil(dossier),
                clock.instant());
        store.delete(dossier);
        try {
            chain.appendStatement(head, Kind.DISPOSAL, dossier.number(), json.writeValueAsString(note), note.at());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        if (dossier.erasedAt() == null) {
            forgetting.customerOf(dossier.number());
        }
    }
}
