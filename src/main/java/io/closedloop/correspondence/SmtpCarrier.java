package io.closedloop.correspondence;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands mails to a mail server, within a time that the job executor's lease outlasts. */
class SmtpCarrier implements Carrier {

    /** A third of the lease of a job; a server that needs longer is tried again later. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final JavaMailSender server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "mail");
        thread.setDaemon(true);
        return thread;
    });

    SmtpCarrier(JavaMailSender server) {
        this.server = server;
    }

    @Override
    public void carry(MimeMessage mail) throws IOException {
        Future<?> sending = threads.submit(() -> server.send(mail));
        try {
            sending.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("The mail server did not take the mail: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            sending.cancel(true);
            throw new IOException("The mail server did not answer within " + PATIENCE, e);
        } catch (InterruptedException e) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while sending a mail", e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
