package io.closedloop.bag;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The files of a zipped bag, read as a stream and never unpacked; contents are kept of tag files only. */
final class BagFiles {

    private static final int MAX_TAG_FILE = 64 * 1024 * 1024;

    record Found(long octets, long crc, String sha256, byte @Nullable [] content) {}

    private final Map<String, Found> files = new TreeMap<>();
    private final List<Problem> problems;

    private BagFiles(List<Problem> problems) {
        this.problems = problems;
    }

    /**
     * By path below the one folder of the ZIP.
     *
     * @throws IOException when the file cannot be read at all
     */
    static Map<String, Found> read(Path zip, List<Problem> problems) throws IOException {
        BagFiles reading = new BagFiles(problems);
        try (InputStream opened = Files.newInputStream(zip)) {
            reading.stream(opened);
        }
        // a ZIP says twice what it holds; tools that unpack go by its directory at the end
        reading.directory(zip);
        return reading.withoutBase();
    }

    private void stream(InputStream opened) throws IOException {
        try (ZipInputStream zip =
                new ZipInputStream(new BufferedInputStream(opened, 1 << 16), StandardCharsets.UTF_8)) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                String name = entry.getName();
                if (!BagPaths.isSafe(entry.isDirectory() ? name.substring(0, name.length() - 1) : name)) {
                    problems.add(Problem.of("path", printable(name)));
                } else if (!entry.isDirectory() && files.put(name, found(zip, isTag(name))) != null) {
                    problems.add(Problem.of("twice", name));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            problems.add(Problem.of("damaged", printable(String.valueOf(e.getMessage()))));
        }
    }

    private void directory(Path zip) {
        Set<String> listed = new HashSet<>();
        try (ZipFile directory = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            directory.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
                Found found = files.get(entry.getName());
                if (!listed.add(entry.getName())
                        || found == null
                        || found.octets() != entry.getSize()
                        || found.crc() != entry.getCrc()) {
                    problems.add(Problem.of("directory", printable(entry.getName())));
                }
            });
            files.keySet().stream()
                    .filter(name -> !listed.contains(name))
                    .forEach(name -> problems.add(Problem.of("directory", name)));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(Problem.of("damaged", printable(String.valueOf(e.getMessage()))));
        }
    }

    private Map<String, Found> withoutBase() {
        Map<String, Found> inside = new TreeMap<>();
        Set<String> bases = new HashSet<>();
        files.forEach((name, found) -> {
            int slash = name.indexOf('/');
            bases.add(slash < 0 ? "" : name.substring(0, slash));
            inside.put(name.substring(slash + 1), found);
        });
        if (bases.size() != 1 || bases.contains("")) {
            problems.add(Problem.of("base"));
        }
        return inside;
    }

    private static boolean isTag(String name) {
        return name.indexOf('/') == name.lastIndexOf('/');
    }

    private static Found found(InputStream in, boolean keep) throws IOException {
        MessageDigest digest = Sha256.digest();
        CRC32 crc = new CRC32();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        long octets = 0;
        for (int read; (read = in.read(buffer)) >= 0; octets += read) {
            digest.update(buffer, 0, read);
            crc.update(buffer, 0, read);
            if (keep && octets + read <= MAX_TAG_FILE) {
                content.write(buffer, 0, read);
            }
        }
        return new Found(
                octets,
                crc.getValue(),
                Sha256.hex(digest.digest()),
                keep && octets <= MAX_TAG_FILE ? content.toByteArray() : null);
    }

    /** What a file says is never sent to a terminal as it is. */
    static String printable(String text) {
        String shown = text.replaceAll("\\p{C}", "?");
        return shown.length() <= 200 ? shown : shown.substring(0, 200) + "…";
    }
}
