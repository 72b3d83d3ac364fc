package io.closedloop.resilience;

import io.closedloop.support.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that only remembers which mail came when, so that tens of thousands fit; it can be killed in the middle
 * of a mail, and it can fall silent. What it took before it says so is remembered, as a mailbox would have it.
 */
final class MailSink implements AutoCloseable {

    private final int port = Node.freePort();
    private final Map<String, List<Instant>> taken = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile boolean silent;

    MailSink() {
        door = listen();
    }

    int port() {
        return port;
    }

    /** When each mail came, by Message-ID: as often as it came. */
    Map<String, List<Instant>> taken() {
        return taken;
    }

    /** Accepts connections from now on and never says a word, or speaks again. */
    void silence(boolean silent) {
        this.silent = silent;
        if (!silent) {
            cut();
        }
    }

    void kill() {
        close();
    }

    void start() {
        door = listen();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void cut() {
        open.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private ServerSocket listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            daemon(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "mail");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                daemon(() -> talk(socket));
            } catch (IOException e) {
                return; // killed
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, "220 here");
            String line;
            while ((line = in.readLine()) != null) {
                String word = line.toUpperCase(Locale.ROOT);
                if (word.startsWith("DATA")) {
                    say(socket, "354 go on");
                    take(in);
                }
                say(socket, word.startsWith("QUIT") ? "221 bye" : "250 ok");
                if (word.startsWith("QUIT")) {
                    return;
                }
            }
        } catch (IOException e) {
            // the node or this server died
        } finally {
            open.remove(socket);
        }
    }

    /** Reads a mail to its last line; one that breaks off did not come. */
    private void take(BufferedReader in) throws IOException {
        String id = "";
        boolean begun = false;
        boolean head = true;
        String line;
        while ((line = in.readLine()) != null) {
            if (line.equals(".")) {
                taken.computeIfAbsent(id, mail -> new CopyOnWriteArrayList<>()).add(Instant.now());
                return;
            }
            head = head && !line.isEmpty();
            if (head && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                id = line.substring(11).strip();
                begun = id.isEmpty();
            } else if (head && begun) {
                id = line.strip(); // long ones stand in the next line
                begun = false;
            }
        }
        throw new IOException("The mail broke off");
    }

    private void say(Socket socket, String line) throws IOException {
        if (!silent) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }
}
