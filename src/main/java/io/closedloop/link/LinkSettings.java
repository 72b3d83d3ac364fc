package io.closedloop.link;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How links to customers are made.
 *
 * @param publicUrl where customers reach this installation, from which every link is built; never taken from a request
 * @param lifetime how long a personal link opens
 */
@ConfigurationProperties("closedloop.links")
public record LinkSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("30d") Duration lifetime) {

    /** An address of this installation. @param path beginning with a slash */
    public String address(String path) {
        return publicUrl.toString().replaceAll("/+$", "") + path;
    }
}
