package io.closedloop.rendering;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.extend.FSUriResolver;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.LogMessageId.LogMessageId0Param;
import com.openhtmltopdf.util.LogMessageId.LogMessageId1Param;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one page links to while it is rendered: files beside its template, and nothing else. */
class TemplateFiles implements FSUriResolver, FSStreamFactory {

    static final String PROTOCOL = "template";

    private static final String ROOT = PROTOCOL + ":/";

    private final Templates templates;
    private final PageCharacters characters;
    private final Set<String> unusable = new LinkedHashSet<>();
    private boolean lacksFont;

    /** @param characters are noted of what is read as text, which is style sheets */
    TemplateFiles(Templates templates, PageCharacters characters) {
        this.templates = templates;
        this.characters = characters;
    }

    static String addressOf(String template) {
        return ROOT + template;
    }

    /** Whether some text would be left out, because none of the fonts it asks for is there. */
    boolean lacksFont() {
        return lacksFont;
    }

    /** Notes what would be left out silently: a page without the company's seal must not pass for one with it. */
    void note(Diagnostic diagnostic) {
        if (diagnostic.getLogMessageId() == LogMessageId1Param.LOAD_UNRECOGNIZED_IMAGE_FORMAT_FOR_URI
                || diagnostic.getLogMessageId() == LogMessageId1Param.EXCEPTION_CANT_READ_IMAGE_FILE_FOR_URI) {
            unusable.add(String.valueOf(diagnostic.getArgs()[0]).replace(ROOT, ""));
        } else if (diagnostic.getLogMessageId() == LogMessageId0Param.RENDER_FONT_LIST_IS_EMPTY) {
            lacksFont = true;
        }
    }

    /** The links that led nowhere, or outside. */
    Set<String> unusable() {
        return unusable;
    }

    /** Notes whether a link may be followed. */
    boolean mayRead(@Nullable String address) {
        boolean ours = address != null && (address.startsWith(ROOT) || address.startsWith("data:"));
        if (!ours) {
            unusable.add(String.valueOf(address));
        }
        return ours;
    }

    @Override
    public @Nullable String resolveURI(@Nullable String base, @Nullable String link) {
        if (link == null || link.startsWith("data:")) {
            return link;
        }
        try {
            return URI.create(base == null ? ROOT : base).resolve(link).toString();
        } catch (IllegalArgumentException e) {
            unusable.add(link);
            return null;
        }
    }

    @Override
    public FSStream getUrl(String address) {
        return new FSStream() {
            @Override
            public InputStream getStream() {
                try {
                    return templates.open(URI.create(address).getPath().substring(1));
                } catch (IOException e) {
                    unusable.add(address.substring(ROOT.length()));
                    return InputStream.nullInputStream();
                }
            }

            @Override
            public Reader getReader() {
                try (InputStream file = getStream()) {
                    String style = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                    characters.noteStyle(style);
                    return new StringReader(style);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
