package io.closedloop.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A dossier taken apart as anybody could, without our code. */
public final class UnpackedDossier {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** The files by their path within the bag's folder. */
    public static UnpackedDossier of(InputStream content) throws IOException {
        UnpackedDossier dossier = new UnpackedDossier();
        try (ZipInputStream zip = new ZipInputStream(content)) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                dossier.files.put(entry.getName().substring(entry.getName().indexOf('/') + 1), zip.readAllBytes());
            }
        }
        return dossier;
    }

    public Map<String, byte[]> files() {
        return files;
    }

    public String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** Zips it again as it is now. */
    public Path zip(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("bag/" + each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** What {@code sha256sum -c} says to a manifest: 0 when every file is as it was. */
    public int sha256sum(String manifest, Path folder) throws IOException, InterruptedException {
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = folder.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        return new ProcessBuilder("sha256sum", "--check", "--strict", "--quiet", manifest)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
