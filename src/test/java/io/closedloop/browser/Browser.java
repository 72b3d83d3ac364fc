package io.closedloop.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One Chromium for all journeys; every user has a window of his own, with cookies of its own. */
final class Browser implements ExtensionContext.Store.CloseableResource {

    private static final int WIDTH = 1400;
    private static final int HEIGHT = 900;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    /** The first page of a server that is just up takes its time on a busy machine. */
    private static final int PATIENCE = 15_000;

    private Browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(InstalledChromium.find().orElseThrow())
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** The one of this test run. */
    static Browser of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Browser.class, type -> new Browser(), Browser.class);
    }

    BrowserContext window(String locale) {
        BrowserContext window = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setLocale(locale)
                .setTimezoneId("Asia/Shanghai"));
        window.setDefaultTimeout(15_000);
        return window;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
