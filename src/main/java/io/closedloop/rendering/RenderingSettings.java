package io.closedloop.rendering;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an installation renders its documents.
 *
 * @param templates folder whose files take the place of those shipped under {@code templates/}, by the same names
 * @param parallel how many PDF are made at the same time; each keeps the fonts in memory, about 50 MB
 * @param patience how long one waits for its turn
 */
@ConfigurationProperties("closedloop.rendering")
record RenderingSettings(
        @Nullable Path templates,
        @DefaultValue("2") int parallel,
        @DefaultValue("20s") Duration patience) {}
