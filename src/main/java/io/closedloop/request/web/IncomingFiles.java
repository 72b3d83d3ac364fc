package io.closedloop.request.web;

import io.closedloop.request.IncomingFile;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The files of a multipart request; an input without a chosen file sends a part without a name. */
final class IncomingFiles {

    private IncomingFiles() {}

    static List<IncomingFile> of(@Nullable List<MultipartFile> parts) {
        return parts == null
                ? List.of()
                : parts.stream()
                        .map(part -> new IncomingFile(Objects.requireNonNullElse(part.getOriginalFilename(), ""), part))
                        .filter(file -> !file.name().isEmpty())
                        .toList();
    }
}
