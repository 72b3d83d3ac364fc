package io.closedloop.mailbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        Run run = null;
        int at = 0;
        Matcher word = WORD.matcher(unfolded);
        while (word.find()) {
            String between = unfolded.substring(at, word.start());
            if (run == null || !between.isBlank() || !run.charset.equalsIgnoreCase(word.group(1))) {
                decoded.append(run == null ? "" : run.text());
                decoded.append(run == null || !between.isBlank() ? between : "");
                run = new Run(word.group(1));
            }
            run.add(word.group(2).equalsIgnoreCase("B"), word.group(3));
            at = word.end();
        }
        decoded.append(run == null ? "" : run.text());
        return decoded.append(unfolded.substring(at)).toString();
    }

    /** Words of one character set that follow each other. */
    private static final class Run {

        private final String charset;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String letters = "";

        Run(String charset) {
            this.charset = charset;
        }

        void add(boolean base64, String word) {
            if (!base64) {
                bytes.writeBytes(quoted(word.replace('_', ' '), '='));
                return;
            }
            // some cut the letters of one text instead of its bytes
            letters += word.replaceAll("[^A-Za-z0-9+/]", "");
            if (word.endsWith("=") || letters.length() % 4 == 0) {
                flush();
            }
        }

        String text() {
            flush();
            return MailText.decode(bytes.toByteArray(), charset);
        }

        private void flush() {
            // a single letter left over carries no byte
            int whole = letters.length() % 4 == 1 ? letters.length() - 1 : letters.length();
            bytes.writeBytes(Base64.getDecoder().decode(letters.substring(0, whole)));
            letters = "";
        }
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
}
