package io.closedloop.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.document.Attachments;
import io.closedloop.support.ProcessTest;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a download holds in memory. */
@ProcessTest
class AttachmentDownloadTest {

    @Autowired
    Attachments attachments;

    @Autowired
    AttachmentsController controller;

    @Test
    void aLargeFileLeavesInPieces() throws Exception {
        byte[] content = new byte[9 * 1024 * 1024];
        new Random(2).nextBytes(content);
        UUID id = attachments
                .store("scan.bin", new ByteArrayInputStream(content), "customer-service")
                .id();
        attachments.keep(attachments.find(id).orElseThrow().ref(), "209901-001");

        Client client = new Client();
        controller.download("209901-001", id, client);
        assertThat(client.received.toByteArray()).isEqualTo(content);
        assertThat(client.largestPiece).isLessThan(content.length / 2);
    }

    private static final class Client extends MockHttpServletResponse {

        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private int largestPiece;

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(byte[] content, int offset, int length) {
                    largestPiece = Math.max(largestPiece, length);
                    received.write(content, offset, length);
                }

                @Override
                public void write(int one) {
                    received.write(one);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {}
            };
        }
    }
}
