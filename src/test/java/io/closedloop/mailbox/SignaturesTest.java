package io.closedloop.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DKIM signatures by keys of our own. */
class SignaturesTest {

    private static KeyPair keys;

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @Test
    void passes() throws Exception {
        byte[] mail = signed("customer.example", "from:subject:to", "");
        assertThat(check(mail, "wang@customer.example").text()).isEqualTo("pass (d=customer.example)");
        assertThat(check(mail, "wang@mail.customer.example").text()).isEqualTo("pass (d=customer.example)");
    }

    @Test
    void saysThatSomebodyElseSigned() throws Exception {
        assertThat(check(signed("customer.example", "from", ""), "wang@bank.example")
                        .text())
                .isEqualTo("pass (d=customer.example, not the sender's domain)");
    }

    @Test
    void failsWhatWasChanged() throws Exception {
        byte[] mail = signed("customer.example", "from:subject", "");
        byte[] changed = new String(mail, UTF_8).replace("agree", "agreed").getBytes(UTF_8);
        assertThat(check(changed, "wang@customer.example").text()).isEqualTo("fail (d=customer.example)");
        byte[] other =
                new String(mail, UTF_8).replace("From: wang", "From: wong").getBytes(UTF_8);
        assertThat(check(other, "wong@customer.example").verdict()).isEqualTo(Signature.Verdict.FAIL);
    }

    @Test
    void provesNothingAboutWhatItDoesNotCover() throws Exception {
        assertThat(check(signed("customer.example", "from", " l=3;"), "wang@customer.example")
                        .verdict())
                .isNotEqualTo(Signature.Verdict.PASS);
    }

    @Test
    void knowsNothingWithoutSignatureKeyOrAnswer() throws Exception {
        byte[] mail = signed("customer.example", "from", "");
        assertThat(signatures((name, within) -> List.of())
                        .check(mail, 0, "a@b.c")
                        .text())
                .isEqualTo("none");
        assertThat(signatures((name, within) -> List.of())
                        .check(mail, 1, "wang@customer.example")
                        .verdict())
                .isEqualTo(Signature.Verdict.FAIL);
        assertThat(signatures((name, within) -> {
                            throw new PublicKeys.Unreachable(name);
                        })
                        .check(mail, 1, "wang@customer.example")
                        .text())
                .isEqualTo("temperror (d=customer.example)");
        assertThat(signatures((name, within) -> List.of())
                        .check("DKIM-Signature: v=1; nonsense\r\n\r\nx".getBytes(UTF_8), 1, null)
                        .verdict())
                .isEqualTo(Signature.Verdict.FAIL);
    }

    private static Signatures signatures(PublicKeys published) {
        return new Signatures(published, Duration.ofSeconds(1));
    }

    private static Signature check(byte[] mail, String address) {
        String key = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        Map<String, String> published = Map.of("s1._domainkey.customer.example", key);
        return signatures((name, within) -> published.containsKey(name) ? List.of(published.get(name)) : List.of())
                .check(mail, 1, address);
    }

    private static byte[] signed(String domain, String headers, String more) throws Exception {
        String mail = "From: wang@customer.example\r\nTo: a@b.example\r\nSubject: Re: plan\r\n\r\nagree\r\n";
        DKIMSigner signer = new DKIMSigner(
                "v=1; s=s1; d=" + domain + "; h=" + headers + ";" + more + " a=rsa-sha256; c=relaxed/relaxed; bh=; b=;",
                keys.getPrivate());
        String signature = signer.sign(new ByteArrayInputStream(mail.getBytes(UTF_8)));
        return (signature + "\r\n" + mail).getBytes(UTF_8);
    }
}
