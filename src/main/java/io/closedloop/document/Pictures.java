package io.closedloop.document;

import io.closedloop.refusal.Refusals;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.springframework.stereotype.Component;

/**
 * Refuses pictures that unfold to more than a computer can hold: a file of some kilobytes may claim a billion pixels. Only
 * headers are read, nothing is decoded.
 */
@Component
class Pictures {

    /** What is opened as a picture wherever it goes, so it must be one. */
    private static final Set<String> KINDS =
            Set.of("image/png", "image/jpeg", "image/gif", "image/bmp", "image/x-ms-bmp", "image/tiff");

    private final AttachmentSettings settings;
    private final Refusals refusals;

    Pictures(AttachmentSettings settings, Refusals refusals) {
        this.settings = settings;
        this.refusals = refusals;
    }

    void check(Path file, String name, String type) {
        if (!KINDS.contains(type)) {
            return;
        }
        long pixels;
        try {
            pixels = Math.max(pixels(file), type.equals("image/gif") ? screen(file) : 0);
        } catch (IOException | RuntimeException e) {
            // readers of pictures answer a broken header with whatever comes to their mind
            throw refusals.invalid("refusal.attachment.picture", name);
        }
        if (pixels > settings.maxPixels()) {
            throw refusals.invalid("refusal.attachment.pixels", name, Math.max(1, settings.maxPixels() / 1_000_000));
        }
    }

    private static long pixels(Path file) throws IOException {
        try (ImageInputStream content = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(content);
            if (!readers.hasNext()) {
                throw new IOException("No picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(content, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0);
            } finally {
                reader.dispose();
            }
        }
    }

    /** A GIF is drawn on a screen whose size stands before its pictures. */
    private static long screen(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream header = new DataInputStream(stream)) {
            header.skipNBytes(6);
            int width = Short.toUnsignedInt(Short.reverseBytes(header.readShort()));
            int height = Short.toUnsignedInt(Short.reverseBytes(header.readShort()));
            return (long) width * height;
        }
    }
}
