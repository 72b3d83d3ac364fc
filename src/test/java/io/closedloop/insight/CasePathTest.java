package io.closedloop.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.insight.CasePath.Flow;
import io.closedloop.insight.CasePath.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CasePathTest {

    private static final List<Flow> FLOWS = List.of(
            new Flow("toGateway", "write", "right"),
            new Flow("again", "right", "write"),
            new Flow("on", "right", "send"),
            new Flow("fork", "send", "archive"),
            new Flow("tell", "send", "inform"));

    @Test
    void tellsWhichWayAGatewayWent() {
        assertThat(CasePath.taken(List.of(task("write", 1, 2), gateway("right", 2), task("send", 2, 5)), FLOWS))
                .containsExactly("toGateway", "on");
    }

    @Test
    void tellsEveryWayOfALoop() {
        List<Step> loop = List.of(
                task("write", 1, 2), gateway("right", 2), task("write", 2, 7), gateway("right", 7), task("send", 7, 8));

        assertThat(CasePath.taken(loop, FLOWS)).containsExactlyInAnyOrder("toGateway", "again", "on");
        assertThat(CasePath.visits(loop)).containsEntry("write", 2).containsEntry("send", 1);
    }

    @Test
    void tellsAllWaysOfAFork() {
        assertThat(CasePath.taken(
                        List.of(task("send", 1, 2), task("archive", 2, null), task("inform", 2, null)), FLOWS))
                .containsExactly("fork", "tell");
    }

    @Test
    void leavesNothingByAFlowThatLastsOrWasTakenBack() {
        Step cancelled = new Step("send", "Send", "userTask", null, at(1), at(2), true);

        assertThat(CasePath.taken(List.of(cancelled, task("archive", 3, null)), FLOWS))
                .isEmpty();
        assertThat(CasePath.taken(List.of(task("send", 1, null)), FLOWS)).isEmpty();
    }

    private static Step task(String id, int from, @Nullable Integer to) {
        return new Step(id, id, "userTask", null, at(from), to == null ? null : at(to), false);
    }

    private static Step gateway(String id, int at) {
        return new Step(id, id, "exclusiveGateway", null, at(at), at(at), false);
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
