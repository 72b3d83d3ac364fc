package io.closedloop.improvement;

import io.closedloop.change.ChangeCause;
import io.closedloop.change.ChangeRecorded;
import io.closedloop.deadline.DeadlineEnded;
import io.closedloop.delivery.AcceptanceRecorded;
import io.closedloop.delivery.FailureCategory;
import io.closedloop.engine.KeyChanged;
import io.closedloop.escalation.EscalationRecorded;
import io.closedloop.registration.Channel;
import io.closedloop.registration.RequirementReceived;
import io.closedloop.registration.RequirementRegistered;
import io.closedloop.registration.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** A generated half year: what happened to a few hundred requirements, as a plain list and as the events of it. */
final class HalfYear {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.parse("2026-05-01");
    private static final int DAYS = 184;
    private static final String[] TASKS = {"analyzeRequirement", "assessFeasibility", "obtainConfirmation"};
    private static final String[] OUTCOMES = {
        "CLOSED", "CLOSED", "CLOSED", "CLOSED", "DECLINED", "WITHDRAWN", "REJECTED"
    };

    /** A requirement and all that happened to it. */
    record Case(
            String number,
            String customer,
            Channel channel,
            Urgency urgency,
            Instant received,
            @Nullable String outcome,
            @Nullable Instant ended,
            Map<Standing, Integer> split,
            List<Event> events) {

        int days() {
            return split.values().stream().mapToInt(Integer::intValue).sum();
        }

        long changes() {
            return events.stream()
                    .filter(event -> event.kind().equals("CHANGE"))
                    .count();
        }
    }

    /** Something that happened to one. */
    record Event(String kind, @Nullable String what, boolean kept, int round, Instant at) {}

    private final Random random = new Random(20261);
    private final List<Case> cases = new ArrayList<>();

    HalfYear(int requirements) {
        for (int index = 0; index < requirements; index++) {
            cases.add(one(index));
        }
    }

    List<Case> cases() {
        return cases;
    }

    /** Tells the application everything; requirements come in by another channel than they are registered with. */
    void happens(ApplicationEventPublisher events, FactTable facts) {
        for (Case each : cases) {
            String reference = "R-" + each.number();
            Channel first = each.channel() == Channel.PHONE ? Channel.EMAIL : Channel.PHONE;
            events.publishEvent(
                    new RequirementReceived(reference, each.customer(), first, each.urgency(), each.received()));
            events.publishEvent(new KeyChanged(reference, each.number()));
            events.publishEvent(new RequirementRegistered(
                    each.number(), each.customer(), each.channel(), each.urgency(), each.received()));
            for (Event event : each.events()) {
                events.publishEvent(event(each, event));
            }
            if (each.ended() != null) {
                facts.ended(
                        each.number(),
                        String.valueOf(each.outcome()),
                        new Cycle(each.days(), each.split()),
                        each.ended());
            }
        }
    }

    private static Object event(Case of, Event event) {
        return switch (event.kind()) {
            case "CHANGE" ->
                new ChangeRecorded(
                        of.number(), "C", ChangeCause.valueOf(String.valueOf(event.what())), "增加导出功能", event.at());
            case "ACCEPTANCE" ->
                new AcceptanceRecorded(
                        of.number(),
                        event.round(),
                        event.kept(),
                        event.what() == null || event.what().equals("UNCLASSIFIED")
                                ? null
                                : FailureCategory.valueOf(event.what()),
                        event.kept() ? null : "数据不准",
                        event.at());
            case "ESCALATION" ->
                new EscalationRecorded(of.number(), String.valueOf(event.what()), "Task", null, event.at());
            default -> new DeadlineEnded(of.number(), "-", String.valueOf(event.what()), event.kept(), event.at());
        };
    }

    private Case one(int index) {
        Instant received = FIRST.plusDays(random.nextInt(DAYS))
                .atTime(random.nextInt(24), random.nextInt(60))
                .atZone(SHANGHAI)
                .toInstant();
        Map<Standing, Integer> split = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            split.put(standing, random.nextInt(standing == Standing.OWN ? 20 : 5));
        }
        int took = split.values().stream().mapToInt(Integer::intValue).sum() * 7 / 5 + 1;
        boolean over = random.nextInt(8) > 0;
        String outcome = over ? OUTCOMES[random.nextInt(OUTCOMES.length)] : null;
        return new Case(
                "2026%02d-%03d".formatted(received.atZone(SHANGHAI).getMonthValue(), index),
                "客户" + random.nextInt(17),
                any(Channel.values()),
                any(Urgency.values()),
                received,
                outcome,
                over ? received.plus(took, ChronoUnit.DAYS) : null,
                split,
                events(received, took, "CLOSED".equals(outcome)));
    }

    private List<Event> events(Instant received, int took, boolean closed) {
        List<Event> events = new ArrayList<>();
        for (String task : TASKS) {
            events.add(new Event("DEADLINE", task, random.nextInt(5) > 0, 0, within(received, took)));
        }
        for (int change = random.nextInt(6) - 3; change > 0; change--) {
            events.add(new Event("CHANGE", any(ChangeCause.values()).name(), false, 0, within(received, took)));
        }
        if (random.nextInt(6) == 0) {
            String cause = random.nextBoolean() ? "DEADLINE_MISSED" : "MAJOR_PROBLEM";
            events.add(new Event("ESCALATION", cause, false, 0, within(received, took)));
        }
        if (closed) {
            int rounds = 1 + Math.max(0, random.nextInt(5) - 2);
            for (int round = 1; round <= rounds; round++) {
                boolean passed = round == rounds;
                String reason = random.nextInt(4) == 0
                        ? "UNCLASSIFIED"
                        : any(FailureCategory.values()).name();
                events.add(new Event(
                        "ACCEPTANCE",
                        passed ? null : reason,
                        passed,
                        round,
                        received.plus((long) took * 24 * round / rounds, ChronoUnit.HOURS)));
            }
        }
        return events;
    }

    private Instant within(Instant received, int took) {
        return received.plus(random.nextInt(took * 24), ChronoUnit.HOURS);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
