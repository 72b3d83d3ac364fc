package io.closedloop.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;

/** The staff at their screens: each is signed in once and stays so for the whole journey. */
final class Office implements AutoCloseable {

    private final Browser browser;
    private final String address;
    private final Map<String, TasklistPage> screens = new LinkedHashMap<>();
    private final Map<String, BrowserContext> windows = new LinkedHashMap<>();

    Office(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    /** The Tasklist of a user, in English. */
    TasklistPage as(String user) {
        return as(user, "en-US");
    }

    /** The Tasklist of a user whose browser prefers a language. */
    TasklistPage as(String user, String locale) {
        return screens.computeIfAbsent(
                user + " " + locale, screen -> TasklistPage.signIn(window(screen, locale), address, user));
    }

    /** A window in which nobody is signed in. */
    Page visitor(String name) {
        return visitor(name, "en-US");
    }

    /** The same, of a browser that prefers a language. */
    Page visitor(String name, String locale) {
        return window(name, locale);
    }

    String address() {
        return address;
    }

    void failed(String name) {
        windows.forEach((screen, window) ->
                window.pages().forEach(page -> Screenshots.keepFailed(page, name + "-" + screen.replace(' ', '-'))));
    }

    /** Sends everybody home; whoever is asked for again signs in anew. */
    @Override
    public void close() {
        windows.values().forEach(BrowserContext::close);
        windows.clear();
        screens.clear();
    }

    private Page window(String name, String locale) {
        BrowserContext window = browser.window(locale);
        windows.put(name, window);
        return window.newPage();
    }
}
