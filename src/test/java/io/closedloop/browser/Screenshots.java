package io.closedloop.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What pages look like, in {@code target/screenshots}; those for the documentation also in the folder that the system
 * property {@code closedloop.screenshots} names. Without that only what a failed journey last saw: pictures take their time.
 */
final class Screenshots {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final @Nullable String DOCUMENTATION = System.getProperty("closedloop.screenshots");

    private Screenshots() {}

    static void keep(Page page, String name) {
        take(page, PICTURES, name, false);
    }

    /** The page down to its end. */
    static void keepWhole(Page page, String name) {
        take(page, PICTURES, name, true);
    }

    /** Keeps it, and puts it into the documentation's folder as well. */
    static void publish(Page page, String name) {
        publish(page, name, false);
    }

    /** The same, the page down to its end. */
    static void publishWhole(Page page, String name) {
        publish(page, name, true);
    }

    static void keepFailed(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("failed-" + name + ".png")));
    }

    private static void publish(Page page, String name, boolean whole) {
        take(page, PICTURES, name, whole);
        if (DOCUMENTATION != null) {
            take(page, Path.of(DOCUMENTATION), name, whole);
        }
    }

    private static void take(Page page, Path folder, String name, boolean whole) {
        if (DOCUMENTATION != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(folder.resolve(name + ".png")));
        }
    }
}
