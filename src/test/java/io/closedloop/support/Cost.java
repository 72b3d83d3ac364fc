package io.closedloop.support;

/**
 * What something takes of the database: statements prepared, transactions that wrote, bytes of write-ahead log.
 *
 * <p>Unlike time, these are the same on a fast machine and on a busy one.
 */
public record Cost(long statements, long commits, long log) {

    public static final Cost NOTHING = new Cost(0, 0, 0);

    public Cost plus(Cost other) {
        return new Cost(statements + other.statements, commits + other.commits, log + other.log);
    }

    /** The lower of each: what a server does besides, such as cleaning up, only ever adds. */
    public Cost least(Cost other) {
        return new Cost(
                Math.min(statements, other.statements), Math.min(commits, other.commits), Math.min(log, other.log));
    }

    @Override
    public String toString() {
        return of(1);
    }

    /** In words, for one of several tasks. */
    public String of(double tasks) {
        return "%.1f statements, %.1f commits, %.1f kB of write-ahead log"
                .formatted(statements / tasks, commits / tasks, log / tasks / 1000);
    }
}
