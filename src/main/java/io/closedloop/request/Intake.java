package io.closedloop.request;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.Attachments;
import io.closedloop.engine.Attempts;
import io.closedloop.engine.FormBinder;
import io.closedloop.refusal.Fault;
import io.closedloop.refusal.Refusal;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.RegistrationProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes in what customers send themselves: the whole of it, once, or nothing. */
@Service
public class Intake {

    /** Stands for the customer who entered it. */
    private static final String BY = "online";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final RegistrationProcess process;
    private final Attachments attachments;
    private final Submissions submissions;
    private final FormBinder binder;
    private final Refusals refusals;
    private final Attempts attempts;

    Intake(
            RegistrationProcess process,
            Attachments attachments,
            Submissions submissions,
            FormBinder binder,
            Refusals refusals,
            Attempts attempts) {
        this.process = process;
        this.attachments = attachments;
        this.submissions = submissions;
        this.binder = binder;
        this.refusals = refusals;
        this.attempts = attempts;
    }

    /**
     * Takes a requirement in.
     *
     * @param fields of {@link OnlineRequirement}, by name
     * @param key the same for what is sent again because the answer got lost; at most 100 visible characters
     * @throws Refusal when a field is missing or impossible, a file is not accepted, or the key was used for something
     *     else
     */
    public Received submit(
            Map<String, ? extends @Nullable Object> fields, List<IncomingFile> files, @Nullable String key) {
        OnlineRequirement requirement = binder.bind(OnlineRequirement.class, fields);
        if (key == null) {
            return new Received(attempts.at(() -> received(requirement, files)));
        }
        if (!KEY.matcher(key).matches()) {
            throw refusals.invalid("refusal.submission.key");
        }
        String body = digest(requirement, files);
        return new Received(attempts.at(() -> submissions.find(key, body).orElseGet(() -> {
            submissions.take(key, body);
            String reference = received(requirement, files);
            submissions.answer(key, reference);
            return reference;
        })));
    }

    private String received(OnlineRequirement requirement, List<IncomingFile> files) {
        List<AttachmentRef> stored = files.stream().map(this::stored).toList();
        return process.requirementReceived(requirement.with(stored), BY);
    }

    private AttachmentRef stored(IncomingFile file) {
        try (InputStream content = file.content().getInputStream()) {
            return attachments.store(file.name(), content, BY).ref();
        } catch (Refusal refusal) {
            throw refusals.faulty(List.of(new Fault("attachments", refusal.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(OnlineRequirement requirement, List<IncomingFile> files) {
        StringBuilder said = new StringBuilder(requirement.toString());
        for (IncomingFile file : files) {
            try (InputStream content = file.content().getInputStream()) {
                said.append('\n').append(file.name()).append('\n').append(DigestUtils.sha256Hex(content));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return DigestUtils.sha256Hex(said.toString());
    }
}
