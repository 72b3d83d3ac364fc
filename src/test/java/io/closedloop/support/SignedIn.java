package io.closedloop.support;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.MediaType;

/** A colleague's browser: it keeps cookies, and so a session; what a form has to send besides is left to the test. */
public final class SignedIn {

    private final Map<String, String> cookies = new HashMap<>();
    private final int port;
    private final Visitor browser;

    /** Signs in by the page. */
    public SignedIn(int port, String user) {
        this.port = port;
        browser = new Visitor(port);
        get("/login");
        assertThat(form("/login", "username=" + user + "&password=demo&_csrf=" + token()))
                .isEqualTo(302);
        // the token is another one now, and comes with the next page
        assertThat(get("/preferences").statusCode()).isEqualTo(200);
    }

    public HttpResponse<String> get(String path) {
        HttpResponse<String> page = browser.get(path);
        remember(page);
        return page;
    }

    /** Sends fields as a form does, a token only where it is among them. @return the status */
    public int form(String path, String fields) {
        return send("POST", path, MediaType.APPLICATION_FORM_URLENCODED_VALUE, fields);
    }

    /** @return the status */
    public int send(String method, String path, String type, String body) {
        HttpResponse<String> answer =
                browser.with("Content-Type", type).send(method, path, BodyPublishers.ofString(body));
        remember(answer);
        return answer.statusCode();
    }

    /** What a page on another host of the company has the browser send. @return the status */
    public int fromElsewhere(String path) {
        return new Visitor(port)
                .with("Cookie", sent())
                .with("Sec-Fetch-Site", "same-site")
                .with("Content-Type", MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                .send("POST", path, BodyPublishers.noBody())
                .statusCode();
    }

    /** What our pages' forms carry. */
    public String token() {
        return cookies.getOrDefault("CLOSEDLOOP-XSRF", "");
    }

    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    private void remember(HttpResponse<String> answer) {
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String[] cookie = set.split(";", 2)[0].split("=", 2);
            cookies.put(cookie[0], cookie[1]);
        }
        browser.with("Cookie", sent());
    }

    /** The header by which its cookies go along. */
    public String sent() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(joining("; "));
    }
}
