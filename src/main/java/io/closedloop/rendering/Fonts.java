package io.closedloop.rendering;

import io.closedloop.refusal.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The shipped font, Noto Sans SC, in two weights. Parsing its ten megabytes takes longer than a page, and a parsed font
 * serves one document at a time, so a few parsed pairs are handed round.
 */
@Component
class Fonts {

    static final String FAMILY = "Noto Sans SC";

    private static final String FILES = "fonts/ttf/NotoSansSC/NotoSansSC-";

    /** Both weights, parsed. */
    record Pair(TrueTypeFont regular, TrueTypeFont bold, CmapLookup characters) {

        /** Whether the font can show a character. */
        boolean shows(int codePoint) {
            return characters.getGlyphId(codePoint) != 0;
        }
    }

    /** What needs the fonts to itself while it runs. */
    @FunctionalInterface
    interface Use<T> {
        T with(Pair fonts) throws IOException;
    }

    private final Semaphore turns;
    private final ConcurrentLinkedQueue<Pair> idle = new ConcurrentLinkedQueue<>();
    private final RenderingSettings settings;
    private final Refusals refusals;

    Fonts(RenderingSettings settings, Refusals refusals) {
        this.settings = settings;
        this.refusals = refusals;
        this.turns = new Semaphore(settings.parallel(), true);
    }

    /** @throws io.closedloop.refusal.Refusal when it is not its turn in time */
    <T> T use(Use<T> use) {
        takeTurn();
        try {
            Pair fonts = idle.poll();
            if (fonts == null) {
                fonts = parse();
            }
            T made = use.with(fonts);
            // after a failure the pair is left behind: nobody knows what it was in the middle of
            idle.add(fonts);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw refusals.unavailable("refusal.rendering.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusals.unavailable("refusal.rendering.busy");
        }
    }

    private static Pair parse() throws IOException {
        TrueTypeFont regular = parse("Regular");
        return new Pair(regular, parse("Bold"), regular.getUnicodeCmapLookup());
    }

    private static TrueTypeFont parse(String weight) throws IOException {
        try (InputStream file = new ClassPathResource(FILES + weight + ".ttf").getInputStream()) {
            return parse(SlimFont.of(file.readAllBytes()));
        }
    }

    static TrueTypeFont parse(byte[] content) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(content));
        // no ligatures: copied text would have one character for two
        font.setEnableGsub(false);
        return font;
    }
}
