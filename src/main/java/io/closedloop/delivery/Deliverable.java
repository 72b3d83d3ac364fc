package io.closedloop.delivery;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A row of the deliverables list. */
@Embeddable
public record Deliverable(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Enumerated(EnumType.STRING) Kind kind,
        @Nullable @Size(max = 50) String version) {

    /** What is delivered. */
    public enum Kind {
        DOCUMENT,
        PRODUCT,
        TEST_REPORT,
        OTHER
    }

    /** Name and version, as the acceptance form names it. */
    String title() {
        return version == null ? name : name + version;
    }
}
