package io.closedloop.audit;

import io.closedloop.engine.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody is doing in this thread, as far as it is known yet. */
final class Doing {

    private static final ThreadLocal<@Nullable Doing> CURRENT = new ThreadLocal<>();

    /** Where somebody stands. @param address is null for a mail, or a start */
    record Origin(
            @Nullable String user,
            AuditDoor door,
            @Nullable String address,
            @Nullable String requestId,
            @Nullable String path) {}

    private final Origin origin;
    private final Supplier<String> action;
    private final Supplier<@Nullable String> subject;
    private final List<Operation> operations = new ArrayList<>();
    private @Nullable String key;
    private @Nullable String caseId;

    /**
     * @param action asked for late, since a request's is known only once somebody serves it
     * @param subject key of the requirement in the address, if any
     */
    Doing(Origin origin, Supplier<String> action, Supplier<@Nullable String> subject) {
        this.origin = origin;
        this.action = action;
        this.subject = subject;
    }

    /** The same, by another name. */
    Doing named(String name) {
        return new Doing(origin, () -> name, subject);
    }

    static @Nullable Doing current() {
        return CURRENT.get();
    }

    static void begin(Doing doing) {
        CURRENT.set(doing);
    }

    static void end() {
        CURRENT.remove();
    }

    Origin origin() {
        return origin;
    }

    String action() {
        return action.get();
    }

    @Nullable
    String requirement() {
        return key != null ? key : subject.get();
    }

    @Nullable
    String caseId() {
        return caseId;
    }

    /** Which task it was is in the address or in the case, unless there were several. */
    List<String> operations() {
        boolean several = operations.stream()
                        .filter(Doing::isOfTask)
                        .map(Operation::concerned)
                        .distinct()
                        .count()
                > 1;
        return operations.stream()
                .map(each -> words(each, several || !isOfTask(each)))
                .distinct()
                .toList();
    }

    private static boolean isOfTask(Operation operation) {
        return operation.element() != null;
    }

    private static String words(Operation operation, boolean whole) {
        return Stream.concat(
                        Stream.of(operation.name(), operation.entity(), operation.element()),
                        whole ? operation.concerned().stream() : Stream.of())
                .filter(word -> word != null && !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    void did(Operation operation) {
        int last = operations.size() - 1;
        Optional<Operation> same =
                last < 0 ? Optional.empty() : operations.get(last).with(operation);
        same.ifPresentOrElse(whole -> operations.set(last, whole), () -> operations.add(operation));
    }

    /** The first case is what it is about; others may be told of it. */
    void concerns(String id, @Nullable String now) {
        if (caseId == null || caseId.equals(id)) {
            caseId = id;
            key = now;
        }
    }

    /** What comes next is another transaction. */
    void forget() {
        operations.clear();
        key = null;
        caseId = null;
    }
}
