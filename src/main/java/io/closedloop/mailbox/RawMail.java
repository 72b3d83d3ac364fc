package io.closedloop.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it came from the server.
 *
 * @param content its bytes; of a mail that is too large only the headers
 * @param whole whether the content is all of it
 * @param size of the whole mail, in bytes
 */
record RawMail(byte[] content, boolean whole, long size) {

    /** What the sender wrote; servers on the way add headers of their own. */
    private static final List<String> SENDERS = List.of("from:", "to:", "cc:", "subject:", "date:");

    String sha256() {
        return HexFormat.of().formatHex(newDigest().digest(content));
    }

    @Nullable
    String messageId() {
        return heads().lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("message-id:"))
                .findFirst()
                .flatMap(line -> MailReader.ids(line).stream().findFirst())
                .orElse(null);
    }

    /**
     * Tells the same mail, delivered twice, from two. Who sends another mail under an id that was seen before sends
     * another mail.
     */
    String digest() {
        MessageDigest digest = newDigest();
        digest.update(String.valueOf(messageId()).getBytes(StandardCharsets.UTF_8));
        heads().lines()
                .filter(line -> SENDERS.stream().anyMatch(line.toLowerCase(Locale.ROOT)::startsWith))
                .forEach(line -> digest.update((line.strip() + "\n").getBytes(StandardCharsets.ISO_8859_1)));
        int body = body();
        digest.update(content, body, content.length - body);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The headers, unfolded. */
    private String heads() {
        return new String(content, 0, body(), StandardCharsets.ISO_8859_1).replaceAll("\\r?\\n[ \\t]+", " ");
    }

    /** Where the empty line above the body begins. */
    private int body() {
        for (int at = 0; at < content.length - 1; at++) {
            boolean empty = content[at] == '\n'
                    && (content[at + 1] == '\n'
                            || at + 2 < content.length && content[at + 1] == '\r' && content[at + 2] == '\n');
            if (empty) {
                return at;
            }
        }
        return content.length;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
