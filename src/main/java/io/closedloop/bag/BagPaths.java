package io.closedloop.bag;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of files that every system can unpack, each given once. */
public final class BagPaths {

    private static final int MAX_BYTES = 150;
    private static final Pattern IMPOSSIBLE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\\\/:*?\"<>|%]+");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.DOTALL);

    private final Set<String> taken = new HashSet<>();

    /** A path in a folder for a file of any name, told from all others even where case does not count. */
    public String give(String folder, String anyName) {
        String name = clean(anyName);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        if (extension.isEmpty()) {
            stem = name;
        }
        stem = shorten(stem, MAX_BYTES - bytes(extension));
        String path = folder + "/" + stem + extension;
        for (int copy = 2; !taken.add(path.toLowerCase(Locale.ROOT)); copy++) {
            path = folder + "/" + stem + " (" + copy + ")" + extension;
        }
        return path;
    }

    private static String clean(String anyName) {
        String base = anyName.substring(Math.max(anyName.lastIndexOf('/'), anyName.lastIndexOf('\\')) + 1);
        String name = IMPOSSIBLE
                .matcher(Normalizer.normalize(base, Normalizer.Form.NFC))
                .replaceAll("_")
                .replaceAll("^[. ]+|[. ]+$", "");
        if (name.isEmpty() || name.matches("_+")) {
            return "file";
        }
        return RESERVED.matcher(name).matches() ? "_" + name : name;
    }

    private static String shorten(String stem, int limit) {
        String shortened = stem;
        while (bytes(shortened) > limit) {
            shortened = shortened.substring(0, shortened.offsetByCodePoints(shortened.length(), -1));
        }
        return shortened.strip();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether unpacking it stays in the folder it is unpacked to, on every system. */
    static boolean isSafe(String path) {
        if (path.isEmpty() || path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf(':') >= 0) {
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
