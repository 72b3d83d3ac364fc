package io.closedloop.rendering;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Takes out of a TrueType font's directories what documents do not need: tables for ligatures and vertical writing, and
 * all but one of the maps from characters to glyphs, which a parser would each unfold into memory. Contents stay where
 * they are, so nothing has to be moved.
 */
final class SlimFont {

    private static final Set<String> NEEDED =
            Set.of("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post");

    private static final int HEAD = 12;
    private static final int TABLE = 16;
    private static final int CMAP_HEAD = 4;
    private static final int CMAP = 8;

    /** Platform Windows, encoding UCS-4: every character there is. */
    private static final int ALL_CHARACTERS = 3 << 16 | 10;

    private SlimFont() {}

    /** @param font is changed itself */
    static byte[] of(byte[] font) {
        ByteBuffer buffer = ByteBuffer.wrap(font);
        keep(buffer, 4, HEAD, TABLE, entry -> NEEDED.contains(name(font, entry)));
        int cmap = HEAD;
        while (!name(font, cmap).equals("cmap")) {
            cmap += TABLE;
        }
        int table = buffer.getInt(cmap + 8);
        keep(buffer, table + 2, table + CMAP_HEAD, CMAP, entry -> buffer.getInt(entry) == ALL_CHARACTERS);
        return font;
    }

    /** Moves the entries to keep together and counts them anew. */
    private static void keep(ByteBuffer font, int counter, int first, int size, IntPredicate wanted) {
        int count = font.getShort(counter);
        int kept = 0;
        for (int index = 0; index < count; index++) {
            int entry = first + index * size;
            if (wanted.test(entry)) {
                System.arraycopy(font.array(), entry, font.array(), first + kept * size, size);
                kept++;
            }
        }
        font.putShort(counter, (short) kept);
    }

    private static String name(byte[] font, int entry) {
        return new String(font, entry, 4, StandardCharsets.US_ASCII);
    }
}
