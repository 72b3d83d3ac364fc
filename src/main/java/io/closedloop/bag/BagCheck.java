package io.closedloop.bag;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.bag.BagFiles.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a zipped bag against itself: structure, every hash, and that nothing is missing or there in addition. */
public final class BagCheck {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^\\n]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Found> files;

    private BagCheck(Path zip) throws IOException {
        files = BagFiles.read(zip, problems);
    }

    /** @throws IOException when there is no such file, or it cannot be read */
    public static BagReport check(Path zip) throws IOException {
        return new BagCheck(zip).report(BagFiles.printable(String.valueOf(zip.getFileName())));
    }

    private BagReport report(String name) {
        if (files.isEmpty()) {
            problems.add(Problem.of("empty"));
        }
        if (!TagFiles.DECLARATION.equals(text(TagFiles.BAGIT))) {
            problems.add(Problem.of("declaration"));
        }
        Map<String, String> payload = manifest(TagFiles.MANIFEST);
        Map<String, String> tags = manifest(TagFiles.TAG_MANIFEST);
        if (!tags.keySet().equals(TagFiles.SEALED)) {
            problems.add(Problem.of("tags", String.join(", ", new TreeSet<>(TagFiles.SEALED))));
        }
        Map<String, String> info = info();
        ErasureNote erased = erasure();
        Map<String, Long> removed = erased == null
                ? Map.of()
                : erased.removed().stream()
                        .collect(Collectors.toMap(
                                ErasureNote.Removed::path, ErasureNote.Removed::octets, (first, second) -> second));
        compare(payload, removed);
        compare(tags, Map.of());
        unexpected(payload.keySet(), erased != null);
        long octets = octets(removed);
        int count = (int) files.keySet().stream().filter(BagCheck::isPayload).count();
        if (!(octets + "." + (count + removed.size())).equals(info.get("Payload-Oxum"))) {
            problems.add(Problem.of("oxum"));
        }
        Found sealed = files.get(TagFiles.TAG_MANIFEST);
        String seal = sealed == null ? null : sealed.sha256();
        if (erased != null && !erased.bagSeal().equals(seal)) {
            problems.add(Problem.of("erasure"));
        }
        Found note = files.get(TagFiles.ERASURE);
        BagReport.Info said = said(info);
        return new BagReport(
                name, said, count, octets, seal, erased, note == null ? null : note.sha256(), List.copyOf(problems));
    }

    private BagReport.Info said(Map<String, String> info) {
        String position = info.getOrDefault("Chain-Position", "");
        if (!position.matches("[1-9]\\d{0,17}")) {
            problems.add(Problem.of("field", "Chain-Position"));
            position = "0";
        }
        for (String label : List.of("External-Identifier", "Bagging-Date", "Previous-Seal", "Chain-Link")) {
            if (!info.containsKey(label)) {
                problems.add(Problem.of("field", label));
            }
        }
        return new BagReport.Info(
                info.getOrDefault("External-Identifier", ""),
                info.getOrDefault("Bagging-Date", ""),
                Long.parseLong(position),
                info.getOrDefault("Previous-Dossier", ""),
                info.getOrDefault("Previous-Seal", ""),
                info.getOrDefault("Chain-Link", ""));
    }

    private void compare(Map<String, String> hashes, Map<String, Long> removed) {
        hashes.forEach((path, hash) -> {
            Found found = files.get(path);
            if (found == null && !removed.containsKey(path)) {
                problems.add(Problem.of("missing", path));
            } else if (found != null && !found.sha256().equals(hash)) {
                problems.add(Problem.of("changed", path));
            }
        });
        removed.keySet().stream()
                .filter(path -> files.containsKey(path) || !hashes.containsKey(path))
                .forEach(path -> problems.add(Problem.of("erasedWrongly", BagFiles.printable(path))));
    }

    private void unexpected(Set<String> payload, boolean erased) {
        files.keySet().stream()
                .filter(path -> isPayload(path)
                        ? !payload.contains(path)
                        : !TagFiles.SEALED.contains(path)
                                && !path.equals(TagFiles.TAG_MANIFEST)
                                && !(erased
                                        && Set.of(TagFiles.ERASURE, TagFiles.ERASURE_HASH)
                                                .contains(path)))
                .forEach(path -> problems.add(Problem.of("unexpected", path)));
    }

    private long octets(Map<String, Long> removed) {
        long there = files.entrySet().stream()
                .filter(file -> isPayload(file.getKey()))
                .mapToLong(file -> file.getValue().octets())
                .sum();
        return there + removed.values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, String> manifest(String file) {
        Map<String, String> hashes = new TreeMap<>();
        String text = text(file);
        if (text == null) {
            return hashes;
        }
        if (!text.endsWith("\n") || text.endsWith("\n\n")) {
            problems.add(Problem.of("manifest", file, text.lines().count()));
        }
        List<String> lines = List.of(text.split("\n"));
        for (int index = 0; index < lines.size(); index++) {
            Matcher matcher = LINE.matcher(lines.get(index));
            if (!matcher.matches()
                    || !BagPaths.isSafe(matcher.group(2))
                    || isPayload(matcher.group(2)) != file.equals(TagFiles.MANIFEST)
                    || hashes.put(matcher.group(2), matcher.group(1)) != null) {
                problems.add(Problem.of("manifest", file, index + 1));
            }
        }
        return hashes;
    }

    private Map<String, String> info() {
        Map<String, String> fields = new HashMap<>();
        String text = text(TagFiles.INFO);
        if (text != null) {
            text.lines().filter(line -> line.contains(": ")).forEach(line -> {
                String label = line.substring(0, line.indexOf(": "));
                fields.put(label, BagFiles.printable(line.substring(label.length() + 2)));
            });
        }
        return fields;
    }

    private @Nullable ErasureNote erasure() {
        Found note = files.get(TagFiles.ERASURE);
        if (note == null) {
            return null;
        }
        try {
            if (!(note.sha256() + "  " + TagFiles.ERASURE + "\n").equals(text(TagFiles.ERASURE_HASH))) {
                problems.add(Problem.of("changed", TagFiles.ERASURE));
            }
            return JSON.readValue(note.content() == null ? new byte[0] : note.content(), ErasureNote.class);
        } catch (IOException e) {
            problems.add(Problem.of("erasure"));
            return null;
        }
    }

    private @Nullable String text(String file) {
        Found found = files.get(file);
        if (found == null || found.content() == null) {
            problems.add(Problem.of("missing", file));
            return null;
        }
        return new String(found.content(), StandardCharsets.UTF_8);
    }

    private static boolean isPayload(String path) {
        return path.startsWith(TagFiles.DATA);
    }
}
