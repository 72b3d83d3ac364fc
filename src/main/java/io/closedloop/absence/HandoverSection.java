package io.closedloop.absence;

import io.closedloop.engine.CaseFilePart;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.staff.Team;
import io.closedloop.staff.Teams;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows in the case file which task went from whom to whom, and why. */
@Component
@Order(50)
class HandoverSection implements CaseFileSection, CaseFilePart {

    private final HandoverLog log;
    private final Teams teams;

    HandoverSection(HandoverLog log, Teams teams) {
        this.log = log;
        this.teams = teams;
    }

    /** A handover with the names of people. */
    public record Named(
            Handover handover,
            @Nullable String giver,
            @Nullable String receiver) {}

    @Override
    public String template() {
        return "absence/section";
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        List<Handover> handovers = log.of(key);
        if (handovers.isEmpty()) {
            return Optional.empty();
        }
        Team team = teams.everybody();
        return Optional.of(handovers.stream()
                .map(each -> new Named(each, name(team, each.giver()), name(team, each.receiver())))
                .toList());
    }

    @Override
    public String name() {
        return "handovers";
    }

    @Override
    public Object of(String key) {
        return log.of(key);
    }

    private static @Nullable String name(Team team, @Nullable String user) {
        return user == null ? null : team.name(user);
    }
}
