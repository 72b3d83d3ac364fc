package io.closedloop.document;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of stored files.
 *
 * @param maxSize of one file
 * @param maxFiles that one task may add
 * @param maxPixels that a picture may unfold to
 * @param perUser that one of the staff may store in a day, by each node
 * @param unnamed how long a file is kept that no form names
 * @param forbiddenTypes media types refused, judged by content: what a computer would run
 */
@ConfigurationProperties("closedloop.attachments")
public record AttachmentSettings(
        @DefaultValue("20MB") DataSize maxSize,
        @DefaultValue("10") int maxFiles,
        @DefaultValue("50000000") long maxPixels,
        @DefaultValue("1GB") DataSize perUser,
        @DefaultValue("7d") Duration unnamed,

        @DefaultValue({
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-mach-o",
            "application/java-vm",
            "application/java-archive",
            "application/x-sh",
            "application/x-bat",
            "application/x-ms-installer",
            "application/x-msi",
            "application/javascript",
            "text/javascript",
            "text/html",
            "application/xhtml+xml",
            "image/svg+xml"
        })
        Set<String> forbiddenTypes) {}
