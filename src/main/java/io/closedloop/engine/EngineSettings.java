package io.closedloop.engine;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation chooses about its models.
 *
 * @param language language of models and forms, {@code en} or {@code zh}
 * @param models folder that holds {@code processes/} and {@code forms/}; without it those of the jar are used
 * @param olderModels whether models older than those that run are put on top of them, as to go back to a former edition
 */
@ConfigurationProperties("closedloop")
public record EngineSettings(
        @DefaultValue("en") Locale language, @Nullable Path models, boolean olderModels) {}
