package io.closedloop.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.refusal.Refusal;
import io.closedloop.support.CalendarFiles;
import io.closedloop.support.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody loads as a calendar is read, or refused with a sentence, and soon. */
class CalendarFuzzTest {

    private static final double SOON = 2;

    @Property(tries = 2000)
    void everyFileIsReadOrRefused(@ForAll("files") byte[] content) {
        assertThat(Mutations.seconds(() -> read(content))).isLessThan(SOON);
    }

    private static void read(byte[] content) {
        try {
            assertThat(CalendarsForTests.reader().read(content, null).days()).isNotEmpty();
        } catch (Refusal refusal) {
            assertThat(refusal.getMessage()).isNotBlank().doesNotContain("Exception");
        }
    }

    @Provide
    Arbitrary<byte[]> files() {
        return Mutations.of(List.of(
                CalendarFiles.shipped(2025),
                CalendarFiles.of("2027-01-01,HOLIDAY", "2027-01-02,WORKING"),
                ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20270101\r\n"
                                + "DTEND;VALUE=DATE:20270104\r\nSUMMARY:元旦 休\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                ("{\"year\":2027,\"papers\":[],\"days\":[{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true},"
                                + "{\"name\":\"春节\",\"date\":\"2027-02-06\",\"isOffDay\":false}]}")
                        .getBytes(StandardCharsets.UTF_8)));
    }
}
