package io.closedloop.mailbox;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What a person would read of an HTML mail, as plain text; nothing in it is run or fetched. */
final class HtmlText {

    private static final Set<String> NOT_READ = Set.of("script", "style", "head", "title", "template", "noscript");
    private static final Set<String> OWN_LINE = Set.of(
            "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr");

    private static final Set<String> CELL = Set.of("td", "th");

    /** Characters of HTML that are read; nobody writes a longer mail by hand. */
    private static final int LONGEST = 2_000_000;

    private HtmlText() {}

    static String of(String html) {
        Element body = Jsoup.parse(html.length() > LONGEST ? html.substring(0, LONGEST) : html)
                .body();
        body.select(String.join(",", NOT_READ)).remove();
        StringBuilder text = new StringBuilder();
        body.traverse(new NodeVisitor() {
            private int quotes;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    append(words.text());
                } else if (node.nodeName().equals("br")) {
                    newLine();
                } else if (OWN_LINE.contains(node.nodeName())) {
                    freshLine();
                    quotes += isQuote(node) ? 1 : 0;
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (OWN_LINE.contains(node.nodeName())) {
                    freshLine();
                    quotes -= isQuote(node) ? 1 : 0;
                } else if (CELL.contains(node.nodeName()) && !endsBlank()) {
                    text.append(' ');
                }
            }

            private void append(String words) {
                boolean fresh = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
                if (fresh && words.isBlank()) {
                    return;
                }
                if (fresh && quotes > 0) {
                    text.append("> ");
                }
                text.append(fresh ? words.stripLeading() : words);
            }

            private boolean endsBlank() {
                return text.length() == 0 || Character.isWhitespace(text.charAt(text.length() - 1));
            }

            private void freshLine() {
                if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                    newLine();
                }
            }

            private void newLine() {
                text.append('\n');
            }
        });
        return text.toString()
                // from its first blank only, or a long run of them would be gone through from each
                .replaceAll("(?<![ \\t])[ \\t]++\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static boolean isQuote(Node node) {
        return node.nodeName().equals("blockquote");
    }
}
