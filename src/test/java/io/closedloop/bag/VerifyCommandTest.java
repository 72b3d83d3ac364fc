package io.closedloop.bag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    @TempDir
    Path folder;

    private String said = "";
    private String second = "";

    @BeforeEach
    void sealThree() throws IOException {
        String first = SampleBags.write(bag(1), 1, ChainCheck.NONE, "一");
        second = SampleBags.write(bag(2), 2, first, "二");
        SampleBags.write(bag(3), 3, second, "三");
    }

    @Test
    void confirmsAFolderAndItsChain() {
        assertThat(verify(Locale.ENGLISH, folder.toString())).isZero();

        assertThat(said)
                .contains(
                        "2.zip: complete and unchanged.",
                        "Requirement 202405-002, archived on 2024-07-01: 2 files",
                        "Seal " + second + ", entry 2 of the chain.",
                        "these 3 dossiers follow one another");
    }

    @Test
    void speaksChinese() {
        assertThat(verify(Locale.SIMPLIFIED_CHINESE, bag(1).toString())).isZero();

        assertThat(said).contains("1.zip：齐全，未被改动。", "需求 202405-001，归档日期 2024-07-01");
    }

    @Test
    void noticesThatOneIsMissing() throws IOException {
        Files.delete(bag(2));

        assertThat(verify(Locale.ENGLISH, folder.toString())).isEqualTo(1);
        assertThat(said).contains("Between 1.zip and 3.zip something is missing; 3.zip was sealed after 202405-002.");
    }

    @Test
    void noticesThatOneWasSealedAnew() throws IOException {
        SampleBags.write(bag(1), 1, ChainCheck.NONE, "改过");

        assertThat(verify(Locale.ENGLISH, bag(2).toString(), bag(1).toString())).isEqualTo(1);
        assertThat(said).contains("1.zip: complete and unchanged.", "2.zip names another seal than that of 1.zip");
    }

    @Test
    void noticesAForkAndAChangedFile() throws IOException {
        SampleBags.write(bag(4), 3, second, "另一份");
        Map<String, byte[]> files = SampleBags.read(bag(1));
        files.put("202405-001/data/文档.txt", "乙".getBytes(UTF_8));
        SampleBags.zip(bag(1), files);

        assertThat(verify(Locale.ENGLISH, folder.toString())).isEqualTo(1);
        assertThat(said)
                .contains("1.zip: NOT as it was sealed.", "Changed: data/文档.txt.", "claim the same place in the chain");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        assertThat(verify(Locale.ENGLISH)).isEqualTo(2);
        assertThat(said).contains("Name what to check");
        assertThat(verify(Locale.ENGLISH, "nowhere.zip", bag(1).toString())).isEqualTo(2);
        assertThat(said).contains("nowhere.zip cannot be read.", "1.zip: complete and unchanged.");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(verify(Locale.ENGLISH, empty.toString())).isEqualTo(2);
        assertThat(verify(Locale.ENGLISH, "in\u0000valid")).isEqualTo(2);
    }

    @Test
    void takesWhatIsNoZipForDamaged() throws IOException {
        Files.writeString(bag(1), "no zip");

        assertThat(verify(Locale.ENGLISH, bag(1).toString())).isEqualTo(1);
        assertThat(said).contains("1.zip: NOT as it was sealed.", "There are no files in it.");
    }

    private Path bag(int number) {
        return folder.resolve(number + ".zip");
    }

    private int verify(Locale locale, String... names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new VerifyCommand(new PrintStream(out, true, UTF_8), locale).run(List.copyOf(Arrays.asList(names)));
        said = out.toString(UTF_8);
        return code;
    }
}
