package io.closedloop.delivery;

import io.closedloop.document.AttachmentRef;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the execution team hands over. */
public record SubmitDeliverables(
        @NotEmpty @Size(max = 100) List<@NotNull @Valid Deliverable> deliverables,
        @Nullable List<AttachmentRef> files) {}
