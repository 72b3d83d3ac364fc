package io.closedloop.bag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a bag found.
 *
 * @param file name of the ZIP
 * @param info fields of {@code bag-info.txt} by label
 * @param files how many payload files there are
 * @param seal null where there is none to compute
 * @param erased null unless something was erased on record
 * @param erasureHash of that record
 */
public record BagReport(
        String file,
        Info info,
        int files,
        long octets,
        @Nullable String seal,
        @Nullable ErasureNote erased,
        @Nullable String erasureHash,
        List<Problem> problems) {

    /**
     * Who the bag says it is; empty texts and 0 where it does not.
     *
     * @param position in the chain
     * @param previousNumber identifier of the bag sealed before
     * @param previousSeal seal of the bag sealed before
     * @param link seal of the entry of the chain before
     */
    public record Info(
            String number, String date, long position, String previousNumber, String previousSeal, String link) {}

    public boolean isIntact() {
        return problems.isEmpty();
    }
}
