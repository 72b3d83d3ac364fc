package io.closedloop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;

/** What a page brings of our own: scripts, styles and translations, not the webapps' nor a library's. */
final class PageWeight {

    /** Compressed, in bytes. */
    private static final int LIMIT = 100_000;

    private static final String BROUGHT = """
            () => Object.fromEntries(performance.getEntriesByType('resource')
                .map(each => [new URL(each.name).pathname, each.encodedBodySize])
                .filter(([path]) => /^\\/assets\\/|\\/closedloop\\/|\\/user-styles|\\/locales\\/zh/.test(path)))""";

    private PageWeight() {}

    static void check(Page page) {
        @SuppressWarnings("unchecked")
        Map<String, Integer> brought = (Map<String, Integer>) page.evaluate(BROUGHT);
        assertThat(brought).as("what %s brings", page.url()).isNotEmpty();
        assertThat(brought.values().stream().mapToInt(Integer::intValue).sum())
                .as("bytes of %s: %s", page.url(), brought)
                .isLessThan(LIMIT);
    }
}
