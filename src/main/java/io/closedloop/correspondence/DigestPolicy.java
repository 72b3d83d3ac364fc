package io.closedloop.correspondence;

import java.util.Set;

/** Which messages may wait for somebody's daily digest. */
final class DigestPolicy {

    /** Whoever read of these the next morning would read too late. */
    private static final Set<String> AT_ONCE = Set.of("escalated", "escalatedFurther", "reminder", "dailyProgress");

    private DigestPolicy() {}

    static boolean collects(String event, MailRhythm wanted) {
        return wanted == MailRhythm.DAILY && !AT_ONCE.contains(event);
    }
}
