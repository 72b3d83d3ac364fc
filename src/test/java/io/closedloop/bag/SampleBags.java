package io.closedloop.bag;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Small bags for tests, good and bad. */
final class SampleBags {

    private SampleBags() {}

    /** @return the seal */
    static String write(Path file, long position, String previous, String content) throws IOException {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("External-Identifier", "202405-00" + position);
        info.put("Bagging-Date", "2024-07-01");
        info.put("Chain-Position", String.valueOf(position));
        info.put("Chain-Link", previous);
        info.put("Previous-Dossier", "202405-00" + (position - 1));
        info.put("Previous-Seal", previous);
        try (OutputStream out = Files.newOutputStream(file);
                BagWriter bag = new BagWriter(out, "202405-00" + position, Instant.parse("2024-07-01T02:00:00Z"))) {
            bag.add("文档.txt", each -> each.write(content.getBytes(StandardCharsets.UTF_8)));
            bag.add("documents/plan.json", each -> each.write("{}".getBytes(StandardCharsets.UTF_8)));
            return bag.seal(info);
        }
    }

    /** Every file by its name in the ZIP. */
    static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    static Path zip(Path file, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
