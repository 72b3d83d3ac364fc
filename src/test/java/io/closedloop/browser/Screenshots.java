package io.closedloop.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** What a page looks like, in {@code target/screenshots}; pictures for the documentation when a folder is named. */
final class Screenshots {

    private Screenshots() {}

    static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** The page down to its end. */
    static void keepWhole(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** Keeps it, and puts a copy into the folder that the system property {@code closedloop.screenshots} names. */
    static void publish(Page page, String name) {
        keep(page, name);
        String folder = System.getProperty("closedloop.screenshots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
