package io.closedloop.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as pages and programs show it.
 *
 * @param keepUntil the last day it is kept
 * @param held whether a legal hold keeps it longer
 * @param holds all there were, oldest first
 */
public record DossierView(
        String number,
        DossierClass dossierClass,
        LocalDate archivedOn,
        LocalDate keepUntil,
        boolean held,
        long position,
        String seal,
        long size,
        String sha256,
        @Nullable Instant erasedAt,
        List<Hold> holds) {}
