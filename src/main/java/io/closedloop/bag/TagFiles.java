package io.closedloop.bag;

import java.util.Map;
import java.util.Set;

/** Names and fixed texts of a bag. */
final class TagFiles {

    static final String DATA = "data/";
    static final String BAGIT = "bagit.txt";
    static final String INFO = "bag-info.txt";
    static final String MANIFEST = "manifest-sha256.txt";
    static final String TAG_MANIFEST = "tagmanifest-sha256.txt";

    /** What the seal covers. */
    static final Set<String> SEALED = Set.of(BAGIT, INFO, MANIFEST);

    /** Put in later, beside the seal: what was erased, and the hash of that. */
    static final String ERASURE = "erasure.json";

    static final String ERASURE_HASH = "erasure-sha256.txt";

    static final String DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    private TagFiles() {}

    /** A manifest as {@code sha256sum -c} reads it. */
    static String manifest(Map<String, String> hashes) {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (path, hash) -> lines.append(hash).append("  ").append(path).append('\n'));
        return lines.toString();
    }
}
