package io.closedloop.archive;

import io.closedloop.bag.BagCheck;
import io.closedloop.bag.BagReport;
import io.closedloop.bag.BagWriter;
import io.closedloop.calendar.Calendars;
import io.closedloop.refusal.Refusals;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Builds the dossier of a requirement, keeps it, and hands it out. */
@Service
@Transactional
public class Dossiers {

    private final DossierContents contents;
    private final DossierStore store;
    private final Chain chain;
    private final Calendars calendars;
    private final Refusals refusals;
    private final Clock clock;

    Dossiers(
            DossierContents contents,
            DossierStore store,
            Chain chain,
            Calendars calendars,
            Refusals refusals,
            Clock clock) {
        this.contents = contents;
        this.store = store;
        this.chain = chain;
        this.calendars = calendars;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Seals everything about a requirement; a dossier it had before is replaced. */
    void build(String number, DossierClass ending) throws IOException {
        Instant now = clock.instant();
        LocalDate archivedOn = calendars.dayOf(now);
        Path file = Files.createTempFile("dossier", ".zip");
        try {
            Chain.Head head;
            String seal;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                    BagWriter bag = new BagWriter(out, number, now)) {
                contents.write(number, ending, archivedOn, now, bag);
                // from here on everybody else who seals a dossier waits
                head = chain.hold();
                seal = bag.seal(info(number, ending, archivedOn, head));
            }
            chain.appendDossier(head, number, seal, now);
            store.replace(number, ending, archivedOn, head.next(), seal, file, now, null);
        } finally {
            Files.delete(file);
        }
    }

    private static Map<String, String> info(String number, DossierClass ending, LocalDate day, Chain.Head head) {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("External-Identifier", number);
        info.put("External-Description", "Dossier of customer requirement " + number);
        info.put("Bagging-Date", day.toString());
        info.put("Bag-Group-Identifier", number.substring(0, Math.max(0, number.indexOf('-'))));
        info.put("Bag-Count", "1 of 1");
        info.put("Outcome", ending.name());
        info.put("Chain-Position", String.valueOf(head.next()));
        info.put("Chain-Link", head.seal());
        info.put("Previous-Dossier", head.dossierNumber());
        info.put("Previous-Seal", head.dossierSeal());
        return info;
    }

    /** The dossier of a requirement, unless there is none yet or none any more. */
    @Transactional(readOnly = true)
    public Optional<Dossier> find(String number) {
        return store.find(number);
    }

    /** The same, for those who need one. */
    @Transactional(readOnly = true)
    public Dossier get(String number) {
        return find(number).orElseThrow(() -> refusals.notFound("refusal.dossier.none", number));
    }

    /** Its file, read while it is asked for. */
    public InputStream open(Dossier dossier) {
        return store.open(dossier);
    }

    /** Checks every file of a dossier. */
    @Transactional(readOnly = true)
    public BagReport verify(Dossier dossier) throws IOException {
        Path file = Files.createTempFile(dossier.number() + "-", ".zip");
        try (InputStream content = open(dossier)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return BagCheck.check(file);
        } finally {
            Files.delete(file);
        }
    }
}
