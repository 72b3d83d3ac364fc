package io.closedloop.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BagCheckTest {

    private static final String BASE = "202405-001/";

    @TempDir
    Path folder;

    private Path bag;
    private String seal = "";

    @BeforeEach
    void sealABag() throws IOException {
        bag = folder.resolve("bag.zip");
        seal = SampleBags.write(bag, 1, ChainCheck.NONE, "需要定制数据看板");
    }

    @Test
    void findsWhatWasSealed() throws IOException {
        BagReport report = BagCheck.check(bag);

        assertThat(report.problems()).isEmpty();
        assertThat(report.seal()).isEqualTo(seal);
        assertThat(report.files()).isEqualTo(2);
        assertThat(report.info().number()).isEqualTo("202405-001");
        assertThat(report.info().date()).isEqualTo("2024-07-01");
    }

    @Test
    void catchesEveryFlippedByteOfEveryFile() throws IOException {
        Map<String, byte[]> files = SampleBags.read(bag);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] content = file.getValue();
            for (int at = 0; at < content.length; at++) {
                for (int bit : new int[] {0x01, 0x20, 0x80}) {
                    content[at] ^= (byte) bit;
                    assertThat(BagCheck.check(SampleBags.zip(folder.resolve("flipped.zip"), files))
                                    .isIntact())
                            .as("%s, byte %d ^ %x", file.getKey(), at, bit)
                            .isFalse();
                    content[at] ^= (byte) bit;
                }
            }
        }
        assertThat(BagCheck.check(SampleBags.zip(folder.resolve("same.zip"), files))
                        .isIntact())
                .as("flipped back")
                .isTrue();
    }

    @Test
    void neverTrustsAFlippedContainer() throws IOException {
        Map<String, byte[]> sealed = new TreeMap<>(SampleBags.read(bag));
        byte[] container = Files.readAllBytes(bag);
        Path flipped = folder.resolve("flipped.zip");
        for (int at = 0; at < container.length; at++) {
            container[at] ^= 0x10;
            Files.write(flipped, container);
            if (BagCheck.check(flipped).isIntact()) {
                // a byte that says nothing about a file, such as its time
                assertThat(SampleBags.read(flipped))
                        .as("byte %d", at)
                        .allSatisfy((name, content) -> assertThat(content).isEqualTo(sealed.get(name)));
                assertThat(SampleBags.read(flipped)).hasSameSizeAs(sealed);
            }
            container[at] ^= 0x10;
        }
    }

    @Test
    void catchesWhatIsCutOff() throws IOException {
        byte[] container = Files.readAllBytes(bag);
        for (int length = 0; length < container.length; length += 7) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(container, length));
            assertThat(BagCheck.check(cut).isIntact()).as("%d bytes", length).isFalse();
        }
    }

    @Test
    void namesWhatIsMissingAndWhatIsTooMuch() throws IOException {
        Map<String, byte[]> files = SampleBags.read(bag);
        files.remove(BASE + "data/documents/plan.json");
        files.put(BASE + "data/extra.txt", new byte[] {1});
        files.put(BASE + "notes.txt", new byte[] {1});

        assertThat(check(files).problems())
                .contains(
                        Problem.of("missing", "data/documents/plan.json"),
                        Problem.of("unexpected", "data/extra.txt"),
                        Problem.of("unexpected", "notes.txt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "/etc/passwd",
                "202405-001/../../evil.txt",
                "202405-001/data/..\\evil.txt",
                "C:/evil.txt",
                "202405-001/data//evil.txt",
                "202405-001/data/\u0007evil.txt"
            })
    void refusesPathsThatLeaveTheFolder(String path) throws IOException {
        Map<String, byte[]> files = SampleBags.read(bag);
        files.put(path, new byte[] {1});

        assertThat(check(files).problems()).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo("path");
            assertThat(problem.arguments())
                    .allMatch(argument -> argument.chars().noneMatch(Character::isISOControl));
        });
        assertThat(Files.exists(folder.resolve("../evil.txt"))).isFalse();
    }

    @Test
    void refusesAManifestThatReachesOutside() throws IOException {
        Map<String, byte[]> files = SampleBags.read(bag);
        String manifest = new String(files.get(BASE + "manifest-sha256.txt"), StandardCharsets.UTF_8);
        files.put(
                BASE + "manifest-sha256.txt",
                manifest.replace("data/documents/plan.json", "data/../../plan.json")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(check(files).problems()).contains(Problem.of("manifest", "manifest-sha256.txt", 1));
    }

    @Test
    void refusesTwoBagsInOne() throws IOException {
        Map<String, byte[]> files = SampleBags.read(bag);
        files.put("another/data/file.txt", new byte[] {1});

        assertThat(check(files).problems()).contains(Problem.of("base"));
    }

    @Test
    void refusesAForgedErasure() throws IOException {
        Map<String, byte[]> files = SampleBags.read(bag);
        files.remove(BASE + "data/documents/plan.json");
        for (String forged : new String[] {
            "{}", "no json", "{\"removed\":null}", "{\"kind\":\"ERASURE\",\"removed\":[{\"path\":null}]}"
        }) {
            byte[] note = forged.getBytes(StandardCharsets.UTF_8);
            files.put(BASE + "erasure.json", note);
            files.put(
                    BASE + "erasure-sha256.txt",
                    (Sha256.of(note) + "  erasure.json\n").getBytes(StandardCharsets.UTF_8));
            assertThat(check(files).problems()).as(forged).contains(Problem.of("erasure"));
        }
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> BagCheck.check(folder.resolve("none.zip"))).isInstanceOf(NoSuchFileException.class);
    }

    private BagReport check(Map<String, byte[]> files) throws IOException {
        return BagCheck.check(SampleBags.zip(folder.resolve("made.zip"), new LinkedHashMap<>(files)));
    }
}
