package io.closedloop.bag;

/** Paths of files that may be unpacked anywhere. */
final class BagPaths {

    private BagPaths() {}

    /** Whether unpacking it stays in the folder it is unpacked to, on every system. */
    static boolean isSafe(String path) {
        if (path.isEmpty() || path.indexOf('\\') >= 0 || path.indexOf(':') >= 0) {
            return false;
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
