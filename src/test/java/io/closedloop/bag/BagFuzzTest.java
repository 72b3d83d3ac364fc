package io.closedloop.bag;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Mutations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody calls a dossier or an audit trail is checked without an error, and never found intact. */
class BagFuzzTest {

    private static String seal = "";
    private static final byte[] BAG = bag();
    private static final String TRAIL = trail();

    @Property(tries = 1000)
    void aDamagedBagIsNeverIntact(@ForAll("bags") byte[] content) throws IOException {
        Path file = Files.createTempFile("fuzz", ".zip");
        try {
            Files.write(file, content);
            BagReport report = BagCheck.check(file);
            // what lies between the files of a ZIP is not sealed
            assertThat(!report.isIntact() || seal.equals(report.seal())).isTrue();
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 1000)
    void aChangedTrailIsNeverIntact(@ForAll("trails") byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        try {
            ChainedLines lines = ChainedLines.of(new BufferedReader(new StringReader(text)));
            // lines at the end may be missing: the seal that was noted elsewhere tells
            assertThat(!lines.problems().isEmpty() || lines.count() == 0 || TRAIL.contains(lines.seal()))
                    .isTrue();
        } catch (IOException e) {
            assertThat(TRAIL).isNotEqualTo(text);
        }
    }

    @Provide
    Arbitrary<byte[]> bags() {
        return Mutations.of(List.of(BAG));
    }

    @Provide
    Arbitrary<byte[]> trails() {
        return Mutations.of(List.of(TRAIL.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] bag() {
        try {
            Path file = Files.createTempFile("fuzz", ".zip");
            seal = SampleBags.write(file, 1, ChainCheck.NONE, "内容");
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            return content;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String trail() {
        StringBuilder lines = new StringBuilder();
        String previous = ChainedLines.NONE;
        for (int position = 1; position <= 3; position++) {
            String entry = "{\"id\":" + position + ",\"user\":\"archivist\"}";
            String seal = ChainedLines.seal(previous, entry);
            lines.append(new ChainedLines.Line(position, previous, seal, entry).text())
                    .append('\n');
            previous = seal;
        }
        return lines.toString();
    }
}
