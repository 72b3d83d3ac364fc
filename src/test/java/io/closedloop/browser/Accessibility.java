package io.closedloop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** What axe-core finds on a page; nothing serious may be among it. */
final class Accessibility {

    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private Accessibility() {}

    static void check(Page page) {
        check(page, new AxeBuilder(page));
    }

    /** A part of a page that is ours, on a page that is not. */
    static void check(Page page, String part) {
        check(page, new AxeBuilder(page).include(part));
    }

    /** No page of ours has frames of others, for which axe would open another window each time. */
    private static void check(Page page, AxeBuilder axe) {
        assertThat(axe.withTags(WCAG).setLegacyMode(true).analyze().getViolations())
                .filteredOn(violation -> SERIOUS.contains(violation.getImpact()))
                .extracting(violation -> violation.getId() + ": " + violation.getHelp() + " "
                        + violation.getNodes().stream()
                                .map(node -> String.valueOf(node.getHtml()))
                                .toList())
                .as("what axe-core finds on %s", page.url())
                .isEmpty();
    }
}
