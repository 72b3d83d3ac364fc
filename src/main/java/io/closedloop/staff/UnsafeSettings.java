package io.closedloop.staff;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Settings that production must not start with. */
class UnsafeSettings extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Unsafe> all;

    /** @param mend what to do about it */
    record Unsafe(String what, String mend) {}

    UnsafeSettings(List<Unsafe> all) {
        super(all.stream().map(each -> each.what() + ": " + each.mend()).collect(Collectors.joining("; ")));
        this.all = all;
    }

    /** Says at the console what is unsafe and how to mend it, without a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<UnsafeSettings> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, UnsafeSettings cause) {
            return new FailureAnalysis(
                    cause.all.stream().map(each -> "- " + each.what()).collect(Collectors.joining("\n")),
                    cause.all.stream().map(each -> "- " + each.mend()).collect(Collectors.joining("\n")),
                    cause);
        }
    }
}
