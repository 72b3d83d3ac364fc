package io.closedloop.archive;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dossier that is kept.
 *
 * @param position of its entry in the chain
 * @param size of the ZIP, in bytes
 * @param sha256 of the ZIP
 * @param erasedAt when the customer's personal data was taken out; null while it is in
 */
public record Dossier(
        long id,
        String number,
        DossierClass ending,
        LocalDate archivedOn,
        long position,
        String seal,
        long size,
        String sha256,
        Instant storedAt,
        @Nullable Instant erasedAt) {}
