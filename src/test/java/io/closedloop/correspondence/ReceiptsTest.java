package io.closedloop.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptsTest {

    private final Receipts receipts = new Receipts(new MailSettings("us@example.com", "Us", null, 3));

    @Test
    void nobodysMailboxIsFilledByUs() {
        assertThat(receipts.admit("wang@example.com")).isTrue();
        assertThat(receipts.admit("wang+1@example.com")).isTrue();
        assertThat(receipts.admit("Wang+2@Example.com")).isTrue();
        assertThat(receipts.admit("wang+3@example.com")).isFalse();
        assertThat(receipts.admit("li@example.com")).isTrue();
    }
}
