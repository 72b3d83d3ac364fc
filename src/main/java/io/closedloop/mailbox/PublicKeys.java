package io.closedloop.mailbox;

import java.time.Duration;
import java.util.List;

/** Where the keys of mail signatures are published. */
@FunctionalInterface
interface PublicKeys {

    /**
     * The TXT records of a name such as {@code s201512._domainkey.qq.com}; empty when there are none.
     *
     * @throws Unreachable when nobody answers within that time
     */
    List<String> texts(String name, Duration within) throws Unreachable;

    /** It cannot be told now whether there is a key. */
    final class Unreachable extends Exception {
        Unreachable(String name) {
            super(name);
        }
    }
}
