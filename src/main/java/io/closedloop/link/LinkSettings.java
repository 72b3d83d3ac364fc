package io.closedloop.link;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
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

    /** Numbers and references; reports and weekly syncs have keys of their own. */
    private static final Pattern REQUIREMENT = Pattern.compile("\\d{6}-\\d{3,}|R-.+");

    /** Whether a key is a requirement's, which has a case file. */
    public static boolean hasCaseFile(String key) {
        return REQUIREMENT.matcher(key).matches();
    }

    /** Where colleagues find more about a key: the case file of a requirement, else where they begin. */
    public String caseFile(String key) {
        return address(hasCaseFile(key) ? "/requirements/" + key : "/");
    }

    /** An address of this installation. @param path beginning with a slash */
    public String address(String path) {
        return publicUrl.toString().replaceAll("/+$", "") + path;
    }
}
