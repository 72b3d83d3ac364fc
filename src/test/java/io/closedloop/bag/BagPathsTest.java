package io.closedloop.bag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BagPathsTest {

    private final BagPaths paths = new BagPaths();

    @ParameterizedTest
    @CsvSource({
        "数据看板需求文档.docx, 数据看板需求文档.docx",
        "../../etc/passwd, passwd",
        "'C:\\windows\\win.ini', win.ini",
        "a%0Ab?.txt, a_0Ab_.txt",
        "con.txt, _con.txt",
        "'..', file",
        "'  .hidden ', hidden",
        "'', file",
        "'<b>x</b>', b_",
    })
    void takesNoHarmIntoTheBag(String name, String expected) {
        assertThat(paths.give("attachments", name)).isEqualTo("attachments/" + expected);
    }

    @Test
    void dropsControlAndDirectionCharacters() {
        assertThat(paths.give("a", "in\u202evoice\u0000\n.pdf")).isEqualTo("a/in_voice_.pdf");
    }

    @Test
    void tellsEqualNamesApartEvenWhereCaseDoesNotCount() {
        assertThat(paths.give("a", "Plan.pdf")).isEqualTo("a/Plan.pdf");
        assertThat(paths.give("a", "plan.PDF")).isEqualTo("a/plan (2).PDF");
        assertThat(paths.give("a", "Plan.pdf")).isEqualTo("a/Plan (3).pdf");
    }

    @Test
    void shortensLongNamesAndKeepsTheirEnding() {
        assertThat(paths.give("a", "看".repeat(200) + ".pdf"))
                .endsWith("看.pdf")
                .satisfies(path -> assertThat(path.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                        .isLessThan(160));
    }
}
