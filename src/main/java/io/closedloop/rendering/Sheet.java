package io.closedloop.rendering;

import io.closedloop.document.WordedDocument;
import java.time.LocalDate;
import java.util.List;

/**
 * What a template shows.
 *
 * @param date of this version
 * @param author name of who wrote it
 * @param annexes what is printed behind it
 */
public record Sheet(WordedDocument document, LocalDate date, String author, List<WordedDocument> annexes) {

    public Sheet(WordedDocument document, LocalDate date, String author) {
        this(document, date, author, List.of());
    }

    /** Columns that fit across a page set upright. */
    private static final int UPRIGHT = 6;

    /** Whether it needs the page laid on its side. */
    public boolean isWide() {
        return document.tables().stream().anyMatch(table -> table.columns().size() > UPRIGHT);
    }
}
