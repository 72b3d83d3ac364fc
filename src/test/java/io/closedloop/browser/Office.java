package io.closedloop.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The staff at their screens: each is signed in once and stays so for the whole journey. */
final class Office implements AutoCloseable {

    /** Where a message comes from that is neither the webapps' nor a library's. */
    private static final Pattern OURS = Pattern.compile("^(?!.*/(camunda|webjars)/)");

    private final Browser browser;
    private final String address;
    private final Map<String, TasklistPage> screens = new LinkedHashMap<>();
    private final Map<String, BrowserContext> windows = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();

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

    /** What browsers refused to load or run on pages of ours since somebody asked last. */
    List<String> refused() {
        List<String> all = List.copyOf(refused);
        refused.clear();
        return all;
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
        window.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    && OURS.matcher(message.location()).find()) {
                refused.add(message.location() + " " + message.text());
            }
        });
        windows.put(name, window);
        return window.newPage();
    }
}
