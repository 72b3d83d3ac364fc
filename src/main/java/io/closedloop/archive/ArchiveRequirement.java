package io.closedloop.archive;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The archivist's word that everything is filed. */
public record ArchiveRequirement(@Nullable @Size(max = 4000) String remarks) {}
