package io.closedloop.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a mail as its recipient does. */
public final class Letters {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/c#([A-Za-z0-9_-]{43})");

    private Letters() {}

    /** The text of a type, such as {@code text/plain}. */
    public static String text(Part mail, String type) throws MessagingException, IOException {
        return parts(mail).stream()
                .filter(part -> is(part, type))
                .map(Letters::content)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    /** The files that go along, by name. */
    public static List<BodyPart> files(Part mail) throws MessagingException, IOException {
        return parts(mail).stream()
                .filter(part -> is(part, "application/*"))
                .map(BodyPart.class::cast)
                .toList();
    }

    public static String fileName(Part file) throws MessagingException, IOException {
        return MimeUtility.decodeText(file.getFileName());
    }

    /** The token of the personal link in a mail. */
    public static String token(MimeMessage mail) throws MessagingException, IOException {
        Matcher found = LINK.matcher(text(mail, "text/plain"));
        assertThat(found.find()).as("a personal link").isTrue();
        return found.group(1);
    }

    private static List<Part> parts(Part part) throws MessagingException, IOException {
        List<Part> parts = new ArrayList<>();
        if (part.getContent() instanceof Multipart many) {
            for (int at = 0; at < many.getCount(); at++) {
                parts.addAll(parts(many.getBodyPart(at)));
            }
        } else {
            parts.add(part);
        }
        return parts;
    }

    private static boolean is(Part part, String type) {
        try {
            return part.isMimeType(type);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Object content(Part part) {
        try {
            return part.getContent();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
