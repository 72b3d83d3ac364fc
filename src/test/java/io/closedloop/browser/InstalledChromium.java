package io.closedloop.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Without a Chromium the journeys are skipped, loudly; where {@code CI=true} that is a failure. */
class InstalledChromium implements ExecutionCondition {

    private static final Logger LOG = LoggerFactory.getLogger(InstalledChromium.class);

    static Optional<Path> find() {
        String chosen = System.getenv("CHROMIUM_BIN");
        if (chosen != null) {
            return Optional.of(Path.of(chosen)).filter(Files::isExecutable);
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        // the first is the same without windows, and a quarter faster
        return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (find().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium found");
        }
        String missing = "No Chromium on the PATH nor in CHROMIUM_BIN: " + context.getDisplayName() + " cannot run";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(missing);
        }
        LOG.warn("\n********\n{}\n********", missing);
        return ConditionEvaluationResult.disabled(missing);
    }
}
