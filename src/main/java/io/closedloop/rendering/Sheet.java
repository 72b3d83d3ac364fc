package io.closedloop.rendering;

import io.closedloop.document.WordedDocument;
import java.time.LocalDate;

/**
 * What a template shows.
 *
 * @param date of this version
 * @param author name of who wrote it
 */
public record Sheet(WordedDocument document, LocalDate date, String author) {

    /** Columns that fit across a page set upright. */
    private static final int UPRIGHT = 6;

    /** Whether it needs the page laid on its side. */
    public boolean isWide() {
        return document.tables().stream().anyMatch(table -> table.columns().size() > UPRIGHT);
    }
}
