package io.closedloop.engine;

import org.jspecify.annotations.Nullable;

/** Hears what people do in the engine, within the engine's transaction. */
public interface OperationListener {

    /** Whether somebody is at work in this thread whose doings are of interest. */
    boolean listens();

    /** Hears of something that was done by an account. */
    void did(Operation operation);

    /**
     * Hears which case is concerned.
     *
     * @param id of the case in the engine, which it keeps
     * @param key business key, as it is now
     */
    void concerns(String id, @Nullable String key);
}
