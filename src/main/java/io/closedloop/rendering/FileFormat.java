package io.closedloop.rendering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The formats documents are handed out in. */
public enum FileFormat {
    PDF("application/pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final MediaType type;

    FileFormat(String type) {
        this.type = MediaType.parseMediaType(type);
    }

    /** The format that an address ends with. */
    public static FileFormat of(String address) {
        return Arrays.stream(values())
                .filter(format -> address.endsWith(format.ending()))
                .findFirst()
                .orElseThrow();
    }

    /** An answer with a file: PDF opens in the browser, the others are saved. */
    public ResponseEntity<byte[]> answer(byte[] content, String name) {
        ContentDisposition.Builder disposition =
                this == PDF ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(DigestUtils.sha256Hex(content))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(name + ending(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    private String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
