package io.closedloop.archive;

import io.closedloop.archive.ChainEntry.Kind;
import java.time.Instant;
import java.time.LocalDate;

/** Says which dossier was disposed of, and that its time was over; its hash is an entry of the chain. */
record DisposalNote(
        Kind kind,
        long position,
        String previousSeal,
        String number,
        String bagSeal,
        DossierClass dossierClass,
        LocalDate archivedOn,
        LocalDate keptUntil,
        Instant at) {}
