package io.closedloop.rendering;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Finds templates by name: the installation's own first, so that a letterhead needs no build, then those shipped. */
@Component
@EnableConfigurationProperties(RenderingSettings.class)
class Templates {

    static final String SHIPPED = "templates/";

    private final Optional<Path> folder;
    private final Map<String, Boolean> shipped = new ConcurrentHashMap<>();

    Templates(RenderingSettings settings) {
        folder = Optional.ofNullable(settings.templates())
                .map(path -> path.toAbsolutePath().normalize());
        folder.filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new IllegalStateException("closedloop.rendering.templates is no folder: " + path);
        });
    }

    /** The folder of the installation. */
    Optional<Path> folder() {
        return folder;
    }

    boolean exists(String name) {
        return own(name).isPresent()
                || shipped.computeIfAbsent(name, each -> shipped(each).exists());
    }

    /** @throws FileNotFoundException when neither the installation nor we have one of that name */
    InputStream open(String name) throws IOException {
        Optional<Path> own = own(name);
        return own.isPresent() ? Files.newInputStream(own.get()) : shipped(name).getInputStream();
    }

    private Optional<Path> own(String name) {
        return folder.map(path -> path.resolve(name).normalize())
                .filter(file -> file.startsWith(folder.orElseThrow()) && Files.isRegularFile(file));
    }

    private static ClassPathResource shipped(String name) {
        return new ClassPathResource(SHIPPED + name);
    }
}
