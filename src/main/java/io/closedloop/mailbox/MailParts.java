package io.closedloop.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a mail, taken from it one after the other and never held as a tree: headers, texts and files. Mails within
 * mails stay whole.
 */
final class MailParts {

    private static final int MOST_PARTS = 200;
    private static final int DEEPEST = 12;
    private static final int MOST_LEFT_OUT = 20;

    /** Smaller pictures inside a text are there to see who reads it. */
    private static final int TRACKING_PIXEL = 1024;

    private static final MimeConfig TOLERANT = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(100_000)
            .setMaxHeaderCount(500)
            .build();

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final MailBody body = new MailBody();
    private final List<MailFile> files = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final Deque<MailHeader> containers = new ArrayDeque<>();
    private int parts;
    private @Nullable String original;
    private boolean delivery;
    private boolean failed;

    void read(InputStream raw) throws IOException {
        MimeTokenStream mail = new MimeTokenStream(TOLERANT, DecodeMonitor.SILENT, null, null);
        mail.setRecursionMode(RecursionMode.M_NO_RECURSE);
        mail.parse(raw);
        try {
            Map<String, List<String>> own = headers;
            for (EntityState state = mail.getState(); state != EntityState.T_END_OF_STREAM; state = mail.next()) {
                switch (state) {
                    case T_START_BODYPART -> own = new LinkedHashMap<>();
                    case T_FIELD -> add(own, mail.getField());
                    case T_START_MULTIPART -> enter(own);
                    case T_END_MULTIPART -> containers.pop();
                    case T_BODY -> part(own, mail.getDecodedInputStream());
                    default -> {}
                }
                if (parts > MOST_PARTS || containers.size() > DEEPEST) {
                    leave("…");
                    return;
                }
            }
        } catch (MimeException | MimeIOException e) {
            leave("…");
        }
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    String text() {
        return body.text();
    }

    List<MailFile> files() {
        return List.copyOf(files);
    }

    /** What could not be read, or was not worth keeping. */
    List<String> left() {
        return List.copyOf(left);
    }

    ReadMail.@Nullable DeliveryReport report() {
        return delivery ? new ReadMail.DeliveryReport(failed, original) : null;
    }

    private void enter(Map<String, List<String>> own) {
        MailHeader type = MailHeader.of(first(own, "content-type"));
        containers.push(type);
        if (containers.size() == 1
                && type.value().equals("multipart/report")
                && "delivery-status".equalsIgnoreCase(type.parameter("report-type"))) {
            delivery = true;
        }
        if (type.value().equals("multipart/alternative")) {
            body.alternative(containers.size());
        }
    }

    private void part(Map<String, List<String>> own, InputStream decoded) throws IOException {
        parts++;
        MailHeader type = MailHeader.of(first(own, "content-type"));
        MailHeader disposition = MailHeader.of(first(own, "content-disposition"));
        String name = disposition.parameter("filename");
        if (name == null) {
            name = type.parameter("name");
        }
        byte[] content = decoded.readAllBytes();
        if (delivery && isAboutOriginal(type.value(), content)) {
            return;
        }
        boolean file = name != null || disposition.value().equals("attachment");
        String kind = type.value().isEmpty() ? "text/plain" : type.value();
        if (!file && (kind.equals("text/plain") || kind.equals("text/html"))) {
            body.add(kind.equals("text/html"), containers.size(), MailText.decode(content, type.parameter("charset")));
        } else if (kind.startsWith("image/")
                && !disposition.value().equals("attachment")
                && content.length <= TRACKING_PIXEL) {
            // neither kept nor worth a word
        } else if (content.length > 0) {
            files.add(new MailFile(named(name, kind), content));
        }
    }

    /** What a delivery report says for programs; the text for people stays the text. */
    private boolean isAboutOriginal(String type, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (type.equals("message/delivery-status")) {
            failed |= text.toLowerCase(Locale.ROOT).replaceAll("\\s", "").contains("action:failed");
            return true;
        }
        if (type.equals("message/rfc822") || type.equals("text/rfc822-headers")) {
            String lines = text.replace("\r\n", "\n");
            int end = lines.indexOf("\n\n");
            String heads = end < 0 ? lines : lines.substring(0, end);
            for (String line : heads.replaceAll("\n[ \t]+", " ").split("\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith("message-id:") && original == null) {
                    original = MailReader.ids(line).stream().findFirst().orElse(null);
                }
            }
            return true;
        }
        return false;
    }

    private void leave(String what) {
        if (left.size() < MOST_LEFT_OUT) {
            left.add(what);
        }
    }

    private String named(@Nullable String name, String type) {
        String given = name == null ? "" : MailText.line(name, 1000).replace('\\', '/');
        String base = given.substring(given.lastIndexOf('/') + 1).strip();
        if (base.isEmpty()) {
            base = "attachment-" + (files.size() + 1);
        }
        if (type.equals("message/rfc822") && !base.toLowerCase(Locale.ROOT).endsWith(".eml")) {
            base += ".eml";
        }
        return shortened(base);
    }

    /** Keeps the ending, by which people and programs tell what it is. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.length() <= 200 ? name : MailText.limited(name, 200 - ending.length()) + ending;
    }

    private static void add(Map<String, List<String>> own, Field field) {
        byte[] raw = field.getRaw() == null
                ? field.getBody().getBytes(StandardCharsets.UTF_8)
                : field.getRaw().toByteArray();
        String text = MailText.decode(raw, null);
        int colon = text.indexOf(':');
        own.computeIfAbsent(field.getName().strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(text.substring(colon + 1).strip());
    }

    private static @Nullable String first(Map<String, List<String>> own, String name) {
        List<String> values = own.get(name);
        return values == null ? null : values.get(0);
    }
}
