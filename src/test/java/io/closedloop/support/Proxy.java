package io.closedloop.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between nodes and their database, or their mail server. Frozen, it keeps every connection open, takes new ones, and moves nothing. */
public final class Proxy implements AutoCloseable {

    private static final int PIECE = 16 * 1024;

    private final int behind;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean frozen;

    /** @param behind port on this computer */
    public Proxy(int behind) {
        this.behind = behind;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public synchronized void freeze(boolean frozen) {
        this.frozen = frozen;
        notifyAll();
    }

    private synchronized void awaitThaw() {
        while (frozen) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket here = door.accept();
                open.add(here);
                daemon(() -> connect(here));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket here) {
        awaitThaw();
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), behind);
            open.add(there);
            daemon(() -> move(here, there));
            move(there, here);
        } catch (IOException e) {
            end(here);
        }
    }

    private void move(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            int length;
            while ((length = in.read(piece)) >= 0) {
                awaitThaw();
                out.write(piece, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // one of both ended it, which ends the other
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends every connection; new ones are taken. */
    public void cut() {
        open.forEach(Proxy::end);
    }

    @Override
    public void close() {
        freeze(false);
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
