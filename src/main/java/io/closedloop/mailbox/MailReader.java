package io.closedloop.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mail as QQ Mail, Foxmail, Outlook, Gmail and worse send it. Nothing in it is run, fetched or unpacked; a mail
 * that is built to exhaust its reader is read as far as it is sane.
 */
final class MailReader {

    private static final int LONGEST_TEXT = 20_000;
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,250})>");
    private static final Pattern WORD = Pattern.compile("[^\\s<>\",;:()\\[\\]]++");

    /** A longer one names nobody, and is not worth the time it would take. */
    private static final int LONGEST_SENDER = 4000;

    private MailReader() {}

    static ReadMail read(byte[] raw) {
        MailParts parts = new MailParts();
        try {
            parts.read(new ByteArrayInputStream(raw));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory", e);
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        parts.headers()
                .forEach((name, values) -> headers.put(
                        name,
                        values.stream()
                                .map(value -> MailText.line(EncodedWords.decode(value), 4000))
                                .toList()));
        String from = first(parts.headers(), "from");
        String address = address(from);
        String name = name(from, address);
        String text = MailText.limited(MailText.clean(parts.text()).strip(), LONGEST_TEXT);
        return new ReadMail(
                headers,
                ids(first(headers, "message-id")).stream().findFirst().orElse(null),
                answers(headers),
                address,
                name,
                MailText.line(EncodedWords.decode(first(parts.headers(), "subject")), 500),
                text,
                Quotation.cut(text),
                parts.files(),
                parts.left(),
                parts.report());
    }

    /** The ids in a header. */
    static List<String> ids(String header) {
        List<String> ids = new ArrayList<>();
        Matcher id = ID.matcher(header);
        while (id.find() && ids.size() < 100) {
            ids.add(id.group(1));
        }
        return ids;
    }

    private static List<String> answers(Map<String, List<String>> headers) {
        List<String> answers = new ArrayList<>(ids(first(headers, "in-reply-to")));
        List<String> references = new ArrayList<>(ids(first(headers, "references")));
        java.util.Collections.reverse(references);
        references.stream().filter(id -> !answers.contains(id)).forEach(answers::add);
        return List.copyOf(answers);
    }

    /** Judged before the sender's name is decoded: a name may be made to look like an address. */
    private static @Nullable String address(String from) {
        if (from.length() > LONGEST_SENDER) {
            return null;
        }
        String bare = from.replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"", " ").replaceAll("\\([^()]*+\\)", " ");
        List<String> found = new ArrayList<>();
        Matcher words = WORD.matcher(bare);
        while (words.find()) {
            String word = words.group();
            int at = word.lastIndexOf('@');
            if (at > 0 && at < word.length() - 1) {
                found.add(word);
            }
        }
        return found.size() == 1 && found.get(0).length() <= 254
                ? MailText.line(found.get(0), 254).toLowerCase(Locale.ROOT)
                : null;
    }

    private static String name(String from, @Nullable String address) {
        int bracket = from.lastIndexOf('<');
        String phrase = bracket > 0 ? from.substring(0, bracket).strip() : "";
        if (phrase.startsWith("\"") && phrase.endsWith("\"") && phrase.length() > 1) {
            phrase = phrase.substring(1, phrase.length() - 1).replaceAll("\\\\([\"\\\\])", "$1");
        }
        String name = MailText.line(EncodedWords.decode(phrase), 200);
        return !name.isEmpty() ? name : address != null ? address : MailText.line(EncodedWords.decode(from), 200);
    }

    private static String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? "" : values.get(0);
    }
}
