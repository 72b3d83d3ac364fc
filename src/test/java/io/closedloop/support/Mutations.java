package io.closedloop.support;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Good files with a few things wrong, and plain garbage: what parsers get to see sooner or later. */
public final class Mutations {

    private static final List<String> NASTY = List.of(
            "\0",
            "\r",
            "\n\n",
            "\"",
            "'",
            "\\",
            "${7*7}",
            "#{x}",
            "<",
            "-",
            "99999999999999999999",
            "-1",
            "NaN",
            "\uFEFF",
            "\u202E",
            "𠮷",
            "\uD800",
            "=?utf-8?B?////?=",
            "../../",
            "%00",
            "a".repeat(5000),
            "{".repeat(2000),
            "(".repeat(2000));

    /** One thing wrong: where, in thousandths of the length; how; and with what. */
    private record Edit(int place, int kind, String text) {

        byte[] apply(byte[] content) {
            int at = (int) ((long) content.length * place / 1000);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(content, 0, at);
            byte[] more = text.getBytes(StandardCharsets.UTF_8);
            switch (kind) {
                case 0 -> out.write(more, 0, more.length);
                case 1 -> at = Math.min(content.length, at + more.length);
                case 2 -> {
                    out.write(more, 0, more.length);
                    at = Math.min(content.length, at + more.length);
                }
                case 3 -> out.write(content, 0, Math.min(content.length, 20_000));
                default -> at = content.length;
            }
            out.write(content, at, content.length - at);
            return out.toByteArray();
        }
    }

    private Mutations() {}

    /** Seconds of the processor that something takes, however busy the machine is with other things. */
    public static double seconds(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - begun) / 1e9;
    }

    public static Arbitrary<byte[]> of(List<byte[]> good) {
        Arbitrary<Edit> edits = Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 4),
                        texts())
                .as(Edit::new);
        Arbitrary<byte[]> mutated = Combinators.combine(
                        Arbitraries.of(good), edits.list().ofMinSize(1).ofMaxSize(6))
                .as((content, all) -> all.stream().reduce(content, (before, edit) -> edit.apply(before), (a, b) -> b));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, mutated),
                net.jqwik.api.Tuple.of(
                        1, Arbitraries.bytes().array(byte[].class).ofMaxSize(2000)));
    }

    /** Words nobody would write, and some that somebody would. */
    public static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(NASTY),
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.strings().numeric().ofMaxLength(25));
    }
}
