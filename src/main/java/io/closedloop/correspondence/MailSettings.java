package io.closedloop.correspondence;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails leave.
 *
 * @param from address that mails come from and are answered to
 * @param name of the sender
 * @param folder where mails are written as .eml files instead of being sent
 * @param receipts of new requirements that an address gets in an hour at most, from each node
 */
@ConfigurationProperties("closedloop.mail")
record MailSettings(
        @DefaultValue("requirements@closedloop.example") String from,
        @DefaultValue("Closedloop") String name,
        @Nullable Path folder,
        @DefaultValue("20") int receipts) {

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
