package io.closedloop.mailbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes headers of RFC 2047 as they really come. The library's own decoder takes every word for itself; QQ Mail and
 * Foxmail cut long ones in the middle of a character, so that the bytes of neighbours must be joined first.
 */
final class EncodedWords {

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s*]+)(?:\\*[^?]*)?\\?([BbQq])\\?([^?]*)\\?=");

    private EncodedWords() {}

    static String decode(String header) {
        String unfolded = header.replaceAll("\\r?\\n(?=[ \\t])", "").replaceAll("[\\r\\n]+", " ");
        StringBuilder decoded = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        int at = 0;
        Matcher word = WORD.matcher(unfolded);
        while (word.find()) {
            String between = unfolded.substring(at, word.start());
            if (charset == null || !between.isBlank() || !charset.equalsIgnoreCase(word.group(1))) {
                flush(decoded, bytes, charset);
                if (charset == null || !between.isBlank()) {
                    decoded.append(between);
                }
            }
            charset = word.group(1);
            bytes.writeBytes(
                    word.group(2).equalsIgnoreCase("B")
                            ? base64(word.group(3))
                            : quoted(word.group(3).replace('_', ' '), '='));
            at = word.end();
        }
        flush(decoded, bytes, charset);
        return decoded.append(unfolded.substring(at)).toString();
    }

    /** Bytes written as an escape character and two hexadecimal digits; what is none stays as it is. */
    static byte[] quoted(String text, char escape) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at++) {
            int high = digit(text, at + 1);
            int low = digit(text, at + 2);
            if (text.charAt(at) == escape && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                at += 2;
            } else {
                bytes.writeBytes(text.substring(at, at + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static int digit(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    }

    private static byte[] base64(String text) {
        String letters = text.replaceAll("[^A-Za-z0-9+/]", "");
        // a single letter left over carries no byte
        int whole = letters.length() % 4 == 1 ? letters.length() - 1 : letters.length();
        return Base64.getDecoder().decode(letters.substring(0, whole));
    }

    private static void flush(StringBuilder decoded, ByteArrayOutputStream bytes, @Nullable String charset) {
        if (charset != null) {
            decoded.append(MailText.decode(bytes.toByteArray(), charset));
            bytes.reset();
        }
    }
}
