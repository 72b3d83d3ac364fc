package io.closedloop.link;

import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** What is handed out once and kept as a hash only. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** 256 bits. */
    private static final int BYTES = 32;

    private Secrets() {}

    /** A new one, 43 characters that any address may carry. */
    public static String next() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** SHA-256, in hexadecimal. */
    public static String hash(String secret) {
        return DigestUtils.sha256Hex(secret);
    }
}
