package io.closedloop.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The value of a header with its parameters, such as {@code attachment; filename*=utf-8''%E6%96%B9.pdf}, read by RFC
 * 2231, by RFC 2047 where programs use it there, and as raw bytes where they use nothing.
 *
 * @param value before the first semicolon, in lower case
 */
record MailHeader(String value, Map<String, String> parameters) {

    static MailHeader of(@Nullable String header) {
        if (header == null) {
            return new MailHeader("", Map.of());
        }
        String unfolded = header.replaceAll("\\r?\\n(?=[ \\t])", "");
        Map<String, String> raw = new TreeMap<>();
        int at = end(unfolded, 0);
        String value = unfolded.substring(0, at).strip().toLowerCase(java.util.Locale.ROOT);
        while (at < unfolded.length()) {
            int end = end(unfolded, at + 1);
            String parameter = unfolded.substring(at + 1, end);
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                raw.putIfAbsent(
                        parameter.substring(0, equals).strip().toLowerCase(java.util.Locale.ROOT),
                        unquoted(parameter.substring(equals + 1).strip()));
            }
            at = end;
        }
        return new MailHeader(value, joined(raw));
    }

    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }

    private static int end(String text, int from) {
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\\' && quoted) {
                at++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ';' && !quoted) {
                return at;
            }
        }
        return text.length();
    }

    private static String unquoted(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        return text.substring(1, text.length() - 1).replaceAll("\\\\([\"\\\\])", "$1");
    }

    /** Puts the pieces {@code name*0*, name*1, …} of a parameter together again. */
    private static Map<String, String> joined(Map<String, String> raw) {
        Map<String, String> joined = new TreeMap<>();
        raw.forEach((name, value) -> {
            int star = name.indexOf('*');
            String base = star < 0 ? name : name.substring(0, star);
            if (star < 0) {
                joined.putIfAbsent(base, EncodedWords.decode(value));
            } else if (name.equals(base + "*")) {
                joined.put(base, extended(value));
            } else if (name.equals(base + "*0") || name.equals(base + "*0*")) {
                joined.put(base, pieces(base, raw));
            }
        });
        return joined;
    }

    private static String pieces(String base, Map<String, String> raw) {
        StringBuilder all = new StringBuilder();
        boolean extended = raw.containsKey(base + "*0*");
        for (int piece = 0; ; piece++) {
            String plain = raw.get(base + "*" + piece);
            String encoded = raw.get(base + "*" + piece + "*");
            if (plain == null && encoded == null) {
                return extended ? extended(all.toString()) : EncodedWords.decode(all.toString());
            }
            all.append(
                    encoded != null ? encoded : extended ? String.valueOf(plain).replace("%", "%25") : plain);
        }
    }

    private static String extended(String value) {
        String[] parts = value.split("'", 3);
        return parts.length < 3
                ? MailText.decode(EncodedWords.quoted(value, '%'), StandardCharsets.UTF_8.name())
                : MailText.decode(EncodedWords.quoted(parts[2], '%'), parts[0]);
    }
}
