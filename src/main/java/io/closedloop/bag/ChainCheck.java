package io.closedloop.bag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checks whether bags follow one another as they were sealed: each names the seal of the one before. */
public final class ChainCheck {

    /** What the first bag of all names as the one before. */
    public static final String NONE = "0".repeat(64);

    private ChainCheck() {}

    /** Those of some bags that say where in the chain they belong, in its order. */
    static List<BagReport> linked(List<BagReport> reports) {
        return reports.stream()
                .filter(report -> report.seal() != null && report.info().position() > 0)
                .sorted(Comparator.comparingLong(report -> report.info().position()))
                .toList();
    }

    /** @param reports of bags in any order */
    public static List<Problem> follow(List<BagReport> reports) {
        List<BagReport> bags = linked(reports);
        List<Problem> problems = new ArrayList<>();
        for (int index = 1; index < bags.size(); index++) {
            BagReport before = bags.get(index - 1);
            BagReport after = bags.get(index);
            if (before.info().position() == after.info().position()) {
                problems.add(Problem.of("chain.same", before.file(), after.file()));
            } else if (!after.info().previousSeal().equals(before.seal())) {
                boolean next = before.info().position() + 1 == after.info().position();
                problems.add(
                        next
                                        || after.info()
                                                .previousNumber()
                                                .equals(before.info().number())
                                ? Problem.of("chain.changed", before.file(), after.file())
                                : Problem.of(
                                        "chain.gap",
                                        before.file(),
                                        after.file(),
                                        after.info().previousNumber()));
            }
        }
        return problems;
    }
}
