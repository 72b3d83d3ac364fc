package io.closedloop.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Calls what is outside of this application within a time that the lease of a job outlasts. */
@Component
public class Outside implements DisposableBean {

    private final Duration patience;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "outside");
        thread.setDaemon(true);
        return thread;
    });

    /** Waits a third of a job's lease at most: whoever needs longer is tried again later. */
    Outside(@Value("${camunda.bpm.job-execution.lock-time-in-millis}") Duration lease) {
        this.patience = lease.dividedBy(3);
    }

    /**
     * @param who is called, for the message of what went wrong
     * @throws IOException when it fails, or does not end in time
     */
    public <T> T call(String who, Callable<T> work) throws IOException {
        Future<T> result = threads.submit(work);
        return await(who, result, () -> result.cancel(true));
    }

    /**
     * Calls somebody who cannot be called back: what does not end in time goes on, and may still succeed.
     *
     * @param who is called, for the message of what went wrong
     * @param late what to do once it is waited for no longer, before that is told
     * @param failed what to do should it fail after that
     * @throws IOException when it fails, or does not end in time
     */
    public void begin(String who, Callable<?> work, Runnable late, Runnable failed) throws IOException {
        CompletableFuture<?> result = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                work.call();
                result.complete(null);
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        await(who, result, () -> {
            late.run();
            // at once, where it failed in this very moment
            result.exceptionally(e -> {
                failed.run();
                return null;
            });
        });
    }

    private <T> T await(String who, Future<T> result, Runnable late) throws IOException {
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(who + " failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            late.run();
            throw new IOException(who + " did not answer within " + patience, e);
        } catch (InterruptedException e) {
            late.run();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + who + " was called", e);
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
