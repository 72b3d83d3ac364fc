package io.closedloop.rendering;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which characters a page can show: those of its text, its attributes and its style sheets, in capitals and not. */
final class PageCharacters {

    private final BitSet noted = new BitSet();
    private boolean open;

    /** With those that are made on the way: numbers of lists and pages, hyphens, what stands for text cut off. */
    PageCharacters() {
        noted.set(' ', 0x100);
        noted.set(0x2010, 0x2040);
    }

    void note(String text) {
        text.codePoints().forEach(character -> {
            noted.set(character);
            noted.set(Character.toUpperCase(character));
            noted.set(Character.toLowerCase(character));
        });
    }

    /** Notes those of a style sheet; one that writes characters by their numbers may show any. */
    void noteStyle(String style) {
        open |= style.indexOf('\\') >= 0;
        note(style);
    }

    /** Whether there can be no others, and each is one of {@code those}. */
    boolean areAll(IntPredicate those) {
        return !open && stream().allMatch(those);
    }

    IntStream stream() {
        return noted.stream();
    }
}
