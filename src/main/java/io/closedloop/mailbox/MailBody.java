package io.closedloop.mailbox;

import java.util.ArrayList;
import java.util.List;

/** The texts of a mail; where the same is said as plain text and as HTML, the plain one counts. */
final class MailBody {

    private record Piece(int choice, boolean html, String text) {}

    private final List<Piece> pieces = new ArrayList<>();
    private int choices;
    private int depth = Integer.MAX_VALUE;

    /** A choice of texts begins at this depth of parts within parts. */
    void alternative(int at) {
        if (at <= depth) {
            choices++;
            depth = at;
        }
    }

    void add(boolean html, int at, String text) {
        if (at < depth) {
            depth = Integer.MAX_VALUE;
        }
        pieces.add(new Piece(depth == Integer.MAX_VALUE ? 0 : choices, html, text));
    }

    String text() {
        StringBuilder all = new StringBuilder();
        for (Piece piece : pieces) {
            boolean saidPlainly = piece.html()
                    && piece.choice() > 0
                    && pieces.stream()
                            .anyMatch(other -> other.choice() == piece.choice()
                                    && !other.html()
                                    && !other.text().isBlank());
            if (!saidPlainly) {
                String text = piece.html() ? HtmlText.of(piece.text()) : piece.text();
                all.append(all.length() > 0 && !text.isBlank() ? "\n\n" : "").append(text.strip());
            }
        }
        return all.toString();
    }
}
