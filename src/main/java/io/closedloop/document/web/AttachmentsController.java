package io.closedloop.document.web;

import io.closedloop.document.Attachment;
import io.closedloop.document.AttachmentSettings;
import io.closedloop.document.Attachments;
import io.closedloop.door.Allowances;
import io.closedloop.engine.Attempts;
import io.closedloop.refusal.Refusals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes files in before a form names them, and hands out those of a requirement. */
@RestController
class AttachmentsController {

    /** What an upload is answered with; a form submits it as it is. */
    record Uploaded(UUID id, String name, String mediaType, long size) {}

    /** Also the smallest file costs a row. */
    private static final long LEAST = DataSize.ofKilobytes(64).toBytes();

    private final Attachments attachments;
    private final AttachmentSettings settings;
    private final Allowances<String> users;
    private final Refusals refusals;
    private final Attempts attempts;

    AttachmentsController(Attachments attachments, AttachmentSettings settings, Refusals refusals, Attempts attempts) {
        this.attachments = attachments;
        this.settings = settings;
        this.users = new Allowances<>(settings.perUser().toBytes(), Duration.ofDays(1));
        this.refusals = refusals;
        this.attempts = attempts;
    }

    @PostMapping("/api/attachments")
    ResponseEntity<Uploaded> upload(@RequestParam MultipartFile file, Principal user) {
        if (!users.of(user.getName()).tryConsume(Math.max(file.getSize(), LEAST))) {
            throw refusals.tooMany(
                    "refusal.attachment.allowance", settings.perUser().toMegabytes());
        }
        Attachment stored = attempts.at(() -> stored(file, user.getName()));
        return ResponseEntity.created(URI.create("/api/attachments/" + stored.id()))
                .body(new Uploaded(stored.id(), stored.name(), stored.mediaType(), stored.size()));
    }

    private Attachment stored(MultipartFile file, String user) {
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            return attachments.store(name == null ? "" : name, content, user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/api/requirements/{number}/attachments/{id}")
    void download(@PathVariable String number, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        Attachment attachment = attachments
                .find(id)
                .filter(found -> number.equals(found.owner()))
                .orElseThrow(() -> refusals.notFound("refusal.attachment.unknown", id));
        // always offered as a download: what a customer sends is never shown as a page of ours
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(attachment.name(), StandardCharsets.UTF_8)
                .build();
        response.setContentType(attachment.mediaType());
        response.setContentLengthLong(attachment.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        attachments.writeTo(attachment, response.getOutputStream());
    }
}
