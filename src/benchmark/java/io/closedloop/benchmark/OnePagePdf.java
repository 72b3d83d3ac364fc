package io.closedloop.benchmark;

import io.closedloop.rendering.BenchmarkPages;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** How long a document of one page takes to render, and how much memory rendering keeps and needs at its worst. */
public final class OnePagePdf {

    private static final int WARM_UP = 150;
    private static final int MEASURED = 300;
    private static final int MEGABYTE = 1024 * 1024;

    private OnePagePdf() {}

    public static void main(String... arguments) {
        BenchmarkPages pages = new BenchmarkPages();
        long before = settled();
        int size = pages.render().length;
        for (int count = 0; count < WARM_UP; count++) {
            pages.render();
        }
        long kept = settled() - before;
        double[] millis = new double[MEASURED];
        for (int count = 0; count < MEASURED; count++) {
            long start = System.nanoTime();
            pages.render();
            millis[count] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "One page, %d bytes: median %.1f ms (limit 150), 95th percentile %.1f ms%n",
                size, millis[MEASURED / 2], millis[MEASURED * 95 / 100]);
        System.out.printf("Heap kept after %d renders: %d MB (limit 64)%n", WARM_UP, kept / MEGABYTE);
    }

    /** Bytes of heap in use once everything is collected that nobody holds. */
    private static long settled() {
        for (int count = 0; count < 3; count++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
