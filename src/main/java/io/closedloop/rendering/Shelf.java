package io.closedloop.rendering;

import java.time.Instant;
import java.util.List;

/**
 * All versions of one document of a requirement, as screens list them.
 *
 * @param list whether it has a list, so that it is to be had as a workbook
 * @param volumes newest first
 */
public record Shelf(String kind, String title, boolean list, List<Volume> volumes) {

    /**
     * A version.
     *
     * @param author name of who wrote it
     * @param before the version it can be compared with; 0 where there is none
     * @param kept what was kept of it, oldest first
     */
    public record Volume(int version, Instant writtenAt, String author, int before, List<KeptRendering> kept) {}
}
