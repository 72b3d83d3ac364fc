package io.closedloop.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.deadline.DeadlineBook;
import io.closedloop.support.CountedStatements;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the cards of Tasklist say, and what they cost. */
@ProcessTest
class CardsTest {

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @Autowired
    Cards cards;

    @Autowired
    DeadlineBook deadlines;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void saysHowMuchTimeThereIs() {
        clock.set("2026-11-23T10:00");
        Task task = assessing("urgency", "HIGH");

        Card card = card(task, Locale.ENGLISH);
        assertThat(card)
                .isEqualTo(new Card(
                        task.getId(),
                        journey.number(),
                        "科技有限公司",
                        card.urgency(),
                        "Urgency: high",
                        Card.Due.LATER,
                        "2 working days left"));
        assertThat(card(task, Locale.CHINESE).urgencyText()).isEqualTo("紧急程度：高");
        assertThat(card(task, Locale.CHINESE).dueText()).isEqualTo("还剩 2 个工作日");
        saysAt("2026-11-24T10:00", task, Card.Due.LATER, "1 working day left", "还剩 1 个工作日");
        saysAt("2026-11-25T10:00", task, Card.Due.TODAY, "due today", "今天到期");
        saysAt("2026-11-25T19:00", task, Card.Due.OVERDUE, "overdue since today", "今天已逾期");
        saysAt("2026-11-26T10:00", task, Card.Due.OVERDUE, "overdue by 1 working day", "已逾期 1 个工作日");
        saysAt("2026-11-30T10:00", task, Card.Due.OVERDUE, "overdue by 3 working days", "已逾期 3 个工作日");
    }

    @Test
    void saysThatItWaits() {
        Task task = assessing();
        deadlines.waitForCustomer(task.getExecutionId(), "等客户确认数量", "technical-lead");

        assertThat(card(task, Locale.ENGLISH).dueText()).isEqualTo("waits for the customer");
        assertThat(card(task, Locale.CHINESE).dueText()).isEqualTo("等待客户中");
    }

    @Test
    void leavesOutWhatIsNotTheReadersToSee() {
        Task task = assessing();

        assertThat(of("archivist", List.of(task.getId(), "nowhere"))).isEmpty();
        assertThat(of("process-owner", List.of(task.getId(), "nowhere"))).hasSize(1);
        assertThat(of("technical-lead", List.of())).isEmpty();
    }

    @Test
    void asksAsOftenForManyAsForFew() {
        List<String> ids = new ArrayList<>();
        for (int count = 0; count < 12; count++) {
            Task task = assessing();
            ids.add(task.getId());
            if (count % 3 == 0) {
                deadlines.waitForCustomer(task.getExecutionId(), "等客户确认数量", "technical-lead");
            }
        }

        long few = CountedStatements.of(() -> of("technical-lead", ids.subList(0, 2)));
        long many =
                CountedStatements.of(() -> assertThat(of("technical-lead", ids)).hasSize(12));
        assertThat(few).isPositive();
        assertThat(many).isEqualTo(few).isLessThan(20);
    }

    private void saysAt(String time, Task task, Card.Due due, String english, String chinese) {
        clock.set(time);
        assertThat(card(task, Locale.ENGLISH).due()).as(time).isEqualTo(due);
        assertThat(card(task, Locale.ENGLISH).dueText()).as(time).isEqualTo(english);
        assertThat(card(task, Locale.CHINESE).dueText()).as(time).isEqualTo(chinese);
    }

    private Task assessing(Object... overrides) {
        return journey.begins(overrides)
                .through("registerRequirement", "confirmRegistration", "analyzeRequirement")
                .task("assessFeasibility");
    }

    private Card card(Task task, Locale language) {
        List<Card> found = new ArrayList<>();
        journey.as("technical-lead", () -> found.addAll(cards.of(List.of(task.getId()), language)));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Card> of(String user, List<String> ids) {
        List<Card> found = new ArrayList<>();
        journey.as(user, () -> found.addAll(cards.of(ids, Locale.ENGLISH)));
        return found;
    }
}
