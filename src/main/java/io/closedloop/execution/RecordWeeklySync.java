package io.closedloop.execution;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a project manager records of a weekly sync. */
public record RecordWeeklySync(
        @NotBlank @Size(max = 4000) String minutes,

        @Nullable @Size(max = 1000) List<@NotNull @Valid ResourceDecision> resourceDecisions) {

    /** @param decision on the resources of a requirement; without one the row says nothing */
    public record ResourceDecision(
            @NotBlank @Size(max = 20) String requirementNumber,
            @Nullable @Size(max = 2000) String decision) {}

    /** The decisions taken about a requirement. */
    List<String> decisions(String number) {
        return Objects.requireNonNullElse(resourceDecisions, List.<ResourceDecision>of()).stream()
                .filter(row -> row.requirementNumber().equals(number))
                .map(ResourceDecision::decision)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(decision -> !decision.isEmpty())
                .toList();
    }
}
