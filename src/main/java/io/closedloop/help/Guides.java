package io.closedloop.help;

import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** The first-day guides of {@code docs/guide}, which come with the application. */
@Service
public class Guides {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder().extensions(TABLES).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> Guides::lead)
            .build();
    private final Map<String, Guide> rendered = new ConcurrentHashMap<>();
    private final Refusals refusals;

    Guides(Refusals refusals) {
        this.refusals = refusals;
    }

    /** @throws io.closedloop.refusal.Refusal when there is no such role */
    public Guide of(String role, Locale language) {
        if (Arrays.stream(Role.values()).map(Role::id).noneMatch(role::equals)) {
            throw refusals.notFound("refusal.help.noGuide", role);
        }
        String spoken = language.getLanguage().equals("zh") ? "zh" : "en";
        return rendered.computeIfAbsent("guide/" + spoken + "/" + role + ".md", this::render);
    }

    private Guide render(String file) {
        Node document = parser.parse(text(file));
        if (!(document.getFirstChild() instanceof Heading heading)) {
            throw new IllegalStateException(file + " has no title");
        }
        heading.unlink();
        return new Guide(TextContentRenderer.builder().build().render(heading).strip(), renderer.render(document));
    }

    /** Files of the folder are addresses here: guides without their ending, pictures in a place of their own. */
    private static void lead(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link link && link.getDestination().endsWith(".md")) {
            attributes.put("href", "/help/" + link.getDestination().replaceFirst("\\.md$", ""));
        } else if (node instanceof Image image) {
            attributes.put("src", image.getDestination().replaceFirst("^\\.\\./images/", "/help/images/"));
        }
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
