package io.closedloop.document;

import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.KeyChanged;
import io.closedloop.engine.Problems;
import io.closedloop.engine.Stint;
import io.closedloop.engine.TaskContext;
import io.closedloop.refusal.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Stores files once by their content. A file belongs to whoever uploaded it until a form names it; from then on it
 * belongs to the requirement. What no form names is deleted after a while.
 */
@Service
@EnableConfigurationProperties(AttachmentSettings.class)
public class Attachments {

    /** What would turn a name around, or break it into lines. */
    private static final Set<Integer> UNSEEN =
            Set.of((int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR);

    private final AttachmentStore store;
    private final AttachmentSettings settings;
    private final Pictures pictures;
    private final Refusals refusals;
    private final Clock clock;
    private final Tika tika = new Tika();

    Attachments(AttachmentStore store, AttachmentSettings settings, Pictures pictures, Refusals refusals, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.pictures = pictures;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Stores a file; its media type is judged by its content.
     *
     * @throws io.closedloop.refusal.Refusal when it is empty, too large, of a forbidden kind, or a picture that cannot be opened
     */
    public Attachment store(String fileName, InputStream content, String user) throws IOException {
        String name = safe(fileName);
        Path file = Files.createTempFile("attachment", null);
        try {
            String sha256 = copy(content, file);
            long size = Files.size(file);
            if (size == 0) {
                throw refusals.invalid("refusal.attachment.empty", name);
            }
            if (size > settings.maxSize().toBytes()) {
                throw refusals.invalid(
                        "refusal.attachment.tooLarge", settings.maxSize().toMegabytes());
            }
            String type = type(file, name);
            if (settings.forbiddenTypes().contains(type)) {
                throw refusals.invalid("refusal.attachment.forbidden", name, type);
            }
            pictures.check(file, name, type);
            Attachment attachment =
                    new Attachment(UUID.randomUUID(), name, type, size, sha256, user, clock.instant(), null);
            store.insert(attachment, file);
            return attachment;
        } finally {
            Files.delete(file);
        }
    }

    /**
     * Stores something as it came in as a whole, because it is evidence: whatever its size, and whatever may be in it.
     * It is only ever handed out as a download of its media type.
     */
    public Attachment storeWhole(String fileName, String mediaType, byte[] content, String user) {
        try {
            Path file = Files.createTempFile("attachment", null);
            try {
                Files.write(file, content);
                String sha256 = HexFormat.of().formatHex(sha256().digest(content));
                Attachment attachment = new Attachment(
                        UUID.randomUUID(),
                        safe(fileName),
                        mediaType,
                        content.length,
                        sha256,
                        user,
                        clock.instant(),
                        null);
                store.insert(attachment, file);
                return attachment;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks that files named in a form may be used there. */
    public void check(String field, @Nullable List<AttachmentRef> refs, TaskContext context, Problems problems) {
        if (refs == null) {
            return;
        }
        if (refs.size() > settings.maxFiles()) {
            problems.add(field, "refusal.attachment.tooMany", settings.maxFiles());
        }
        for (AttachmentRef ref : refs) {
            if (ref == null || ref.id() == null) {
                problems.add(field, "refusal.attachment.unknown", "-");
                continue;
            }
            if (!isUsable(ref, context.user(), context.key())) {
                problems.add(field, "refusal.attachment.unknown", ref.name() == null ? ref.id() : ref.name());
            }
        }
    }

    /** Whether a user may name a file for a requirement: one of theirs that belongs nowhere yet, or one of its own. */
    boolean isUsable(AttachmentRef ref, String user, Optional<String> owner) {
        return store.find(ref.id())
                .filter(found -> found.owner() == null
                        ? found.uploadedBy().equals(user)
                        : owner.map(found.owner()::equals).orElse(false))
                .isPresent();
    }

    /** The same files under their stored names, now belonging to a requirement. */
    public List<AttachmentRef> keep(@Nullable List<AttachmentRef> refs, String owner) {
        return refs == null
                ? List.of()
                : refs.stream().map(ref -> keep(ref, owner)).toList();
    }

    /** The same file under its stored name, now belonging to a requirement. */
    public AttachmentRef keep(AttachmentRef ref, String owner) {
        store.own(ref.id(), owner);
        return store.find(ref.id()).orElseThrow().ref();
    }

    @EventListener
    void on(KeyChanged event) {
        store.renameOwner(event.from(), event.to());
    }

    @EventListener
    void on(CustomerErased event) {
        store.deleteOf(event.key());
    }

    /** Deletes what belongs to something that is none any more. */
    public void forget(String owner) {
        store.deleteOf(owner);
    }

    /** Deletes what no form has named for too long: uploaded in vain, or replaced before it was submitted. */
    void deleteUnnamed() {
        Stint stint = Stint.begin(clock);
        Instant before = clock.instant().minus(settings.unnamed());
        for (String sha256 : store.unowned(before)) {
            if (stint.isOver()) {
                return;
            }
            store.deleteUnowned(sha256, before);
        }
    }

    public Optional<Attachment> find(UUID id) {
        return store.find(id);
    }

    /** The files that belong to a requirement, in the order they came in. */
    public List<Attachment> of(String owner) {
        return store.of(owner);
    }

    /** Writes the content, as stored, piece by piece. */
    public void writeTo(Attachment attachment, OutputStream out) throws IOException {
        store.writeTo(attachment, out);
    }

    private String copy(InputStream content, Path file) throws IOException {
        MessageDigest digest = sha256();
        long limit = settings.maxSize().toBytes() + 1;
        try (DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            byte[] buffer = new byte[8192];
            long copied = 0;
            for (int read; copied < limit && (read = content.read(buffer)) >= 0; copied += read) {
                out.write(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String type(Path file, String name) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return tika.detect(content, name);
        }
    }

    private String safe(String fileName) {
        String base = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String name = base.codePoints()
                .filter(character ->
                        !Character.isISOControl(character) && !UNSEEN.contains(Character.getType(character)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (name.isEmpty() || name.length() > 200) {
            throw refusals.invalid("refusal.attachment.name");
        }
        return name;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
