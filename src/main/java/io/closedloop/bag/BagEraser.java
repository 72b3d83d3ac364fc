package io.closedloop.bag;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Takes files out of a bag and leaves everything that its seal covers: the manifests keep the hashes of what is gone. */
public final class BagEraser {

    /** Words the note on what was removed. */
    @FunctionalInterface
    public interface Statement {
        String of(List<ErasureNote.Removed> removed) throws IOException;
    }

    private BagEraser() {}

    /**
     * Copies a bag without the payload files that must go.
     *
     * @param stays by path within the bag
     * @return the note that is in the bag now
     */
    public static String erase(InputStream bag, OutputStream out, Predicate<String> stays, Statement statement)
            throws IOException {
        List<ErasureNote.Removed> removed = new ArrayList<>();
        ZipOutputStream erased = new ZipOutputStream(out, StandardCharsets.UTF_8);
        erased.setLevel(Deflater.BEST_SPEED);
        String base = "";
        try (ZipInputStream zip = new ZipInputStream(bag, StandardCharsets.UTF_8)) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                String name = entry.getName();
                base = name.substring(0, name.indexOf('/') + 1);
                String path = name.substring(base.length());
                if (path.startsWith(TagFiles.DATA) && !stays.test(path)) {
                    long octets = zip.transferTo(OutputStream.nullOutputStream());
                    removed.add(new ErasureNote.Removed(path, octets));
                } else {
                    ZipEntry copy = new ZipEntry(name);
                    copy.setTimeLocal(entry.getTimeLocal());
                    erased.putNextEntry(copy);
                    zip.transferTo(erased);
                    erased.closeEntry();
                }
            }
        }
        String note = statement.of(removed);
        add(erased, base + TagFiles.ERASURE, note);
        add(erased, base + TagFiles.ERASURE_HASH, Sha256.of(note) + "  " + TagFiles.ERASURE + "\n");
        erased.finish();
        return note;
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
