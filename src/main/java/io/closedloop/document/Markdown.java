package io.closedloop.document;

import java.util.List;
import java.util.stream.Collectors;

/** Writes text into Markdown so that none of it is taken for markup. */
final class Markdown {

    private Markdown() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\n' -> escaped.append("<br>");
                case '\r' -> {}
                default -> {
                    if (character < 128 && !Character.isLetterOrDigit(character) && character != ' ') {
                        escaped.append('\\');
                    }
                    escaped.appendCodePoint(character);
                }
            }
        });
        return escaped.toString();
    }

    static String table(List<String> columns, List<List<String>> rows) {
        String rule = columns.stream().map(column -> "---").collect(Collectors.joining("|", "|", "|"));
        return line(columns) + "\n" + rule + "\n"
                + rows.stream().map(Markdown::line).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Markdown::escape).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
