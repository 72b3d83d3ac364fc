package io.closedloop.registration;

import java.security.SecureRandom;

/** What a requirement is called until it has a number; nobody guesses one. */
final class Reference {

    private static final String BEGIN = "R-";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private Reference() {}

    static String next() {
        StringBuilder reference = new StringBuilder(BEGIN);
        RANDOM.ints(10, 0, LETTERS.length()).forEach(index -> reference.append(LETTERS.charAt(index)));
        return reference.toString();
    }

    static boolean is(String key) {
        return key.startsWith(BEGIN);
    }
}
