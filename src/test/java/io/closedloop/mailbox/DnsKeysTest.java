package io.closedloop.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;

/** Name servers on this computer; some of them never answer. */
class DnsKeysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final List<DatagramSocket> servers = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(DatagramSocket::close);
    }

    @Test
    void allSignaturesOfAMailWaitTogetherNoLongerThanTheSettingSays() throws Exception {
        DatagramSocket silent = socket();
        String signature =
                "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; s=s1; d=%s; h=from; bh=%s; b=AAAA\r\n";
        String mail = "From: wang@customer.example\r\nSubject: hi\r\n\r\nx\r\n";
        String hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        String signed = signature.formatted("one.example", hash)
                + signature.formatted("two.example", hash)
                + signature.formatted("three.example", hash)
                + mail;

        long begun = System.nanoTime();
        Signature checked = new Signatures(keys(PATIENCE, silent), PATIENCE)
                .check(signed.getBytes(UTF_8), 3, "wang@customer.example");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(checked.verdict()).isEqualTo(Signature.Verdict.TEMPERROR);
    }

    @Test
    void asksForTheWholeNameOnly() throws Exception {
        DatagramSocket empty = answering(null);
        assertThat(keys(PATIENCE, empty).texts("s1._domainkey.nowhere", PATIENCE))
                .isEmpty();
        assertThat(asked).containsExactly("s1._domainkey.nowhere.");
    }

    @Test
    void readsKeysAlsoWhereTheFirstServerIsSilent() throws Exception {
        // the library looks once a second whether a server is late
        Duration patience = PATIENCE.multipliedBy(4);
        assertThat(keys(patience, socket(), answering("v=DKIM1; p=AAAA"))
                        .texts("s1._domainkey.customer.example", patience))
                .containsExactly("v=DKIM1; p=AAAA");
        assertThatThrownBy(() -> keys(PATIENCE, socket(), socket()).texts("s1._domainkey.customer.example", PATIENCE))
                .isInstanceOf(PublicKeys.Unreachable.class);
    }

    private static DnsKeys keys(Duration patience, DatagramSocket... servers) {
        return new DnsKeys(
                new ExtendedResolver(Arrays.stream(servers)
                        .map(server -> new SimpleResolver((InetSocketAddress) server.getLocalSocketAddress()))
                        .toArray(Resolver[]::new)),
                patience);
    }

    private DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        servers.add(socket);
        return socket;
    }

    /** @param text null: there is no such name */
    private DatagramSocket answering(@Nullable String text) throws IOException {
        DatagramSocket socket = socket();
        Thread server = new Thread(() -> {
            try {
                while (true) {
                    answer(socket, text);
                }
            } catch (IOException e) {
                // closed
            }
        });
        server.setDaemon(true);
        server.start();
        return socket;
    }

    private void answer(DatagramSocket socket, @Nullable String text) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        socket.receive(packet);
        Message question = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        Name name = question.getQuestion().getName();
        asked.add(name.toString());
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        if (text == null) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            answer.addRecord(new TXTRecord(name, DClass.IN, 60, text), Section.ANSWER);
        }
        byte[] wire = answer.toWire();
        socket.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
    }
}
