package io.closedloop.support;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A real web server, one for the whole test run, that a {@link WithMail} test's application posts its webhooks to. */
public class Receiver implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final String ROBOT_SECRET = "SEC0123456789abcdef";

    /** Has a webhook of its name, that hears of everything. */
    public static final String PROGRAM = "cloudevents";

    /** Each has a webhook of its name, that hears of a requirement received. */
    public static final List<String> CHATS = List.of("wecom", "dingtalk", "feishu", "slack", "teams");

    /** Something that was posted. */
    public record Posted(URI address, Headers headers, String body) {}

    private static final List<Posted> POSTED = new CopyOnWriteArrayList<>();
    private static final Map<String, Integer> STATUS = new ConcurrentHashMap<>();
    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = start();

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", Receiver::receive);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void receive(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        POSTED.add(new Posted(
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] answer = ANSWERS.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(STATUS.getOrDefault(name, 200), answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** What a webhook answers from now on. */
    public static void answers(String name, int status, String body) {
        STATUS.put(name, status);
        ANSWERS.put(name, body);
    }

    /** What was posted to a webhook about something, oldest first. */
    public static List<Posted> posted(String name, String about) {
        return POSTED.stream()
                .filter(post -> post.address().getPath().equals("/" + name)
                        && post.body().contains(about))
                .toList();
    }

    /** The settings of {@link #PROGRAM} alone. */
    public static Map<String, Object> program() {
        Map<String, Object> settings = new HashMap<>();
        add(settings, 0, PROGRAM, SECRET);
        return settings;
    }

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        Map<String, Object> settings = program();
        for (int i = 0; i < CHATS.size(); i++) {
            add(settings, i + 1, CHATS.get(i), ROBOT_SECRET);
            settings.put("closedloop.webhooks[" + (i + 1) + "].events", "requirementReceived");
        }
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("webhooks", settings));
    }

    private static void add(Map<String, Object> settings, int index, String name, String secret) {
        String webhook = "closedloop.webhooks[" + index + "].";
        settings.put(webhook + "name", name);
        settings.put(webhook + "format", name);
        settings.put(webhook + "secret", secret);
        settings.put(webhook + "url", "http://localhost:" + SERVER.getAddress().getPort() + "/" + name + "?key=k3y");
    }
}
