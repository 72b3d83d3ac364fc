package io.closedloop.bag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks lines of JSON that follow one another as they were sealed: a line's seal is the SHA-256 of the seal before, a line
 * break, and the text of its entry.
 */
public final class ChainedLines {

    /** What the first line of all names as the one before. */
    public static final String NONE = ChainCheck.NONE;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENTRY = ",\"entry\":";

    /**
     * A line.
     *
     * @param position from 1
     * @param previous seal of the line before
     * @param entry as JSON, exactly as it was sealed
     */
    public record Line(long position, String previous, String seal, String entry) {

        /** As it stands in a file. */
        public String text() {
            return "{\"position\":" + position + ",\"previous\":\"" + previous + "\",\"seal\":\"" + seal + "\"" + ENTRY
                    + entry + "}";
        }
    }

    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Line last;
    private long lines;

    public static String seal(String previous, String entry) {
        return Sha256.of(previous + "\n" + entry);
    }

    /** Lines of a file. */
    public static ChainedLines of(BufferedReader file) throws IOException {
        ChainedLines read = new ChainedLines();
        for (String text = file.readLine(); text != null; text = file.readLine()) {
            read.next(line(text));
        }
        return read;
    }

    private static Line line(String text) throws IOException {
        JsonNode head = JSON.readTree(text);
        int entry = text.indexOf(ENTRY);
        if (entry < 0) {
            throw new IOException("No line of a chain");
        }
        return new Line(
                head.path("position").asLong(),
                head.path("previous").asText(),
                head.path("seal").asText(),
                text.substring(entry + ENTRY.length(), text.length() - 1));
    }

    /** Checks the line that comes next. */
    public void next(Line line) {
        lines++;
        Line before = last;
        last = line;
        if (before != null && line.position() != before.position() + 1) {
            problems.add(Problem.of("lines.gap", before.position(), line.position()));
        } else if (!line.previous().equals(expected(before, line))) {
            problems.add(Problem.of("lines.order", line.position()));
        }
        if (line.entry().equals("null")) {
            problems.add(Problem.of("lines.removed", line.position()));
        } else if (!seal(line.previous(), line.entry()).equals(line.seal())) {
            problems.add(Problem.of("lines.changed", line.position()));
        }
    }

    /** Where the first line of a part comes from, nobody knows here. */
    private static String expected(@Nullable Line before, Line line) {
        if (before == null) {
            return line.position() == 1 ? NONE : line.previous();
        }
        return before.seal();
    }

    /** What is wrong; empty when all follow one another unchanged. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    public long count() {
        return lines;
    }

    /** The seal of the last line; {@link #NONE} without lines. */
    public String seal() {
        return last == null ? NONE : last.seal();
    }

    /** The position of the last line; 0 without lines. */
    public long position() {
        return last == null ? 0 : last.position();
    }
}
