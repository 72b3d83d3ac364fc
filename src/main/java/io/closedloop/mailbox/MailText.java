package io.closedloop.mailbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes of mails as clean text, whatever character set they say they are in. */
final class MailText {

    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Charset TRADITIONAL = Charset.forName("Big5-HKSCS");

    /** Older names of what is contained in a newer set, and declared by programs that mean the newer one. */
    private static final Set<String> OLD_CHINESE =
            Set.of("gb2312", "gbk", "x-gbk", "cp936", "ms936", "gb_2312-80", "euc-cn", "gb18030");

    /** Declared by programs that do not know what they send. */
    private static final Set<String> SAYS_NOTHING = Set.of(
            "", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "unknown-8bit", "default", "binary");

    /** A personal link, up to its secret. */
    private static final Pattern LINK = Pattern.compile("(/c#)[A-Za-z0-9_-]{8,}");

    private static final int LONGEST_SHOWN = 20_000;

    private MailText() {}

    /** @param declared what the mail says; wrong often enough */
    static String decode(byte[] bytes, @Nullable String declared) {
        String name = declared == null ? "" : declared.strip().toLowerCase(Locale.ROOT);
        Optional<String> unicode = strictly(bytes, StandardCharsets.UTF_8);
        if (SAYS_NOTHING.contains(name)) {
            return unicode.or(() -> strictly(bytes, CHINESE))
                    .or(() -> strictly(bytes, TRADITIONAL))
                    .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (OLD_CHINESE.contains(name)) {
            return unicode.filter(MailText::isSurelyUnicode)
                    .or(() -> strictly(bytes, CHINESE))
                    .or(() -> unicode)
                    .orElseGet(() -> new String(bytes, CHINESE));
        }
        Charset charset = named(name);
        return strictly(bytes, charset)
                .or(() -> unicode)
                .or(() -> strictly(bytes, CHINESE))
                .orElseGet(() -> new String(bytes, charset));
    }

    /** Without control characters, and what turns the direction of writing; lines end with a line feed. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(character -> {
            if (character == '\n' || character == '\t' || isVisible(character)) {
                clean.appendCodePoint(character == 0xA0 ? ' ' : character);
            }
        });
        return clean.toString();
    }

    /** On one line, clean and no longer than the limit. */
    static String line(String text, int limit) {
        return limited(clean(text).replaceAll("\\s+", " ").strip(), limit);
    }

    /** As others than the writer may read it: a personal link that was copied into it does not open from here. */
    static String toShow(String text) {
        return limited(LINK.matcher(text).replaceAll("$1…"), LONGEST_SHOWN);
    }

    /** At most so many characters, none of them halved. */
    static String limited(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end) + "…";
    }

    private static boolean isVisible(int character) {
        int type = Character.getType(character);
        return !Character.isISOControl(character)
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && (type != Character.FORMAT || character == 0x200D);
    }

    /** Chinese in UTF-8 comes in threes; bytes of GB18030 that happen to be valid UTF-8 come in pairs. */
    private static boolean isSurelyUnicode(String text) {
        return text.codePoints().filter(character -> character > 0x7FF).count() >= 2
                && text.codePoints().noneMatch(character -> character > 0x7F && character <= 0x7FF);
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Charset named(String name) {
        try {
            return name.equals("big5") ? TRADITIONAL : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
