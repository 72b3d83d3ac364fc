package io.closedloop.correspondence;

import io.closedloop.link.Ask;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param id 0 while it is not stored
 * @param number null for a digest, which tells about several; its words are made of its items when it leaves
 * @param recipient {@link Correspondence#CUSTOMER} or a user id
 * @param name of the recipient
 * @param rendering id of the kept rendering that goes along
 * @param messageId the same however often it is tried, so that a second copy is known as one
 * @param createdAt when it was said
 */
record Mail(
        long id,
        @Nullable String number,
        String recipient,
        String name,
        String address,
        Locale language,
        String event,
        String subject,
        String body,
        @Nullable Ask ask,
        @Nullable Long rendering,
        @Nullable String inReplyTo,
        String messageId,
        Instant createdAt) {

    boolean isDigest() {
        return number == null;
    }

    boolean isToCustomer() {
        return recipient.equals(Correspondence.CUSTOMER);
    }
}
