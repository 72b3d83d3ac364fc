package io.closedloop.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Checks the DKIM signatures of mails (RFC 6376). */
@Component
class Signatures {

    /** More signatures than that are looked up for nobody. */
    private static final int MOST = 5;

    private final PublicKeys keys;
    private final Duration patience;

    @Autowired
    Signatures(PublicKeys keys, MailboxSettings settings) {
        this(keys, settings.dnsTimeout());
    }

    /** @param patience for the keys of all signatures of a mail together */
    Signatures(PublicKeys keys, Duration patience) {
        this.keys = keys;
        this.patience = patience;
    }

    /**
     * @param raw the mail as it came
     * @param signed how many signatures it claims
     * @param address of the sender, whose domain's signature counts first
     */
    Signature check(byte[] raw, int signed, @Nullable String address) {
        if (signed == 0) {
            return Signature.MISSING;
        }
        if (signed > MOST) {
            return new Signature(Signature.Verdict.FAIL, null, signed + " signatures");
        }
        DKIMVerifier verifier = new DKIMVerifier(retriever());
        try {
            verifier.verify(new ByteArrayInputStream(raw));
        } catch (FailException e) {
            // told by the results
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory", e);
        } catch (RuntimeException e) {
            return new Signature(Signature.Verdict.FAIL, null, "malformed");
        }
        return verifier.getResults().stream()
                .map(result -> signature(result, address))
                .min((one, other) -> Integer.compare(rank(one, address), rank(other, address)))
                .orElse(new Signature(Signature.Verdict.FAIL, null, "malformed"));
    }

    private static Signature signature(Result result, @Nullable String address) {
        SignatureRecord record = result.getRecord();
        String domain = record == null ? null : lower(record.getDToken());
        return switch (result.getResultType()) {
            case PASS -> passed(Objects.requireNonNull(record), domain, address);
            case TEMPERROR -> new Signature(Signature.Verdict.TEMPERROR, domain, "");
            case NONE, NEUTRAL, POLICY -> new Signature(Signature.Verdict.NONE, domain, "");
            case FAIL, PERMERROR -> new Signature(Signature.Verdict.FAIL, domain, "");
        };
    }

    /** A good signature proves only what it covers, and only who made it. */
    private static Signature passed(SignatureRecord record, @Nullable String domain, @Nullable String address) {
        if (record.getBodyHashLimit() >= 0) {
            return new Signature(Signature.Verdict.NONE, domain, "covers part of the body");
        }
        boolean covers =
                record.getHeaders().stream().anyMatch(header -> lower(header).equals("from"));
        if (!covers) {
            return new Signature(Signature.Verdict.FAIL, domain, "does not cover From");
        }
        return new Signature(Signature.Verdict.PASS, domain, isOf(domain, address) ? "" : "not the sender's domain");
    }

    private static int rank(Signature signature, @Nullable String address) {
        return switch (signature.verdict()) {
            case PASS -> isOf(signature.domain(), address) ? 0 : 4;
            case FAIL -> isOf(signature.domain(), address) ? 1 : 3;
            case TEMPERROR -> 2;
            case NONE -> 5;
        };
    }

    private static boolean isOf(@Nullable String domain, @Nullable String address) {
        if (domain == null || address == null) {
            return false;
        }
        String of = address.substring(address.indexOf('@') + 1);
        return of.equals(domain) || of.endsWith("." + domain) || domain.endsWith("." + of);
    }

    private static String lower(CharSequence text) {
        return text.toString().strip().toLowerCase(Locale.ROOT);
    }

    private PublicKeyRecordRetriever retriever() {
        long end = System.nanoTime() + patience.toNanos();
        return (method, selector, domain) -> {
            if (!"dns/txt".contentEquals(method)) {
                throw new PermFailException("Unknown way to a key: " + method);
            }
            try {
                Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
                return keys.texts(selector + "._domainkey." + domain, left);
            } catch (PublicKeys.Unreachable e) {
                throw new TempFailException("No answer about " + e.getMessage());
            }
        };
    }
}
