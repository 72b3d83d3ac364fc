package io.closedloop.bag;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bag into a ZIP, one file after the other, keeping nothing but their hashes. */
public final class BagWriter implements Closeable {

    /** Writes the content of one file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final ZipOutputStream zip;
    private final String base;
    private final LocalDateTime time;
    private final Map<String, String> payload = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private long octets;

    /** @param name of the bag, which is the one folder of the ZIP */
    public BagWriter(OutputStream out, String name, Instant time) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // most of what is attached is compressed already
        zip.setLevel(Deflater.BEST_SPEED);
        this.base = name + "/";
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** @param path below {@code data/} */
    public void add(String path, Content content) throws IOException {
        String file = TagFiles.DATA + path;
        if (!BagPaths.isSafe(file) || payload.containsKey(file)) {
            throw new IllegalArgumentException("Not a new path of a bag: " + file);
        }
        payload.put(file, write(file, content));
    }

    /**
     * Writes the tag files, after which the bag is complete.
     *
     * @param info fields of {@code bag-info.txt}
     * @return the seal: the hash of the file that has the hashes of all files with hashes
     */
    public String seal(Map<String, String> info) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>(info);
        fields.put("Payload-Oxum", octets + "." + payload.size());
        StringBuilder lines = new StringBuilder();
        fields.forEach((label, value) -> lines.append(label)
                .append(": ")
                .append(value.replaceAll("\\s+", " ").strip())
                .append('\n'));
        tag(TagFiles.BAGIT, TagFiles.DECLARATION);
        tag(TagFiles.INFO, lines.toString());
        tag(TagFiles.MANIFEST, TagFiles.manifest(payload));
        String sealed = TagFiles.manifest(tags);
        tag(TagFiles.TAG_MANIFEST, sealed);
        return Sha256.of(sealed);
    }

    private void tag(String file, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        tags.put(file, write(file, out -> out.write(content)));
    }

    private String write(String file, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(base + file);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        DigestOutputStream out = new DigestOutputStream(zip, Sha256.digest()) {
            @Override
            public void close() {
                // the ZIP goes on
            }
        };
        content.writeTo(out);
        zip.closeEntry();
        if (file.startsWith(TagFiles.DATA)) {
            octets += entry.getSize();
        }
        return Sha256.hex(out.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
