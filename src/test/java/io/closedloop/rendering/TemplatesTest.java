package io.closedloop.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.closedloop.refusal.Refusal;
import io.closedloop.refusal.Refusals;
import io.closedloop.support.Pdf;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({MessageSourceAutoConfiguration.class, Refusals.class})
class TemplatesTest {

    /** Parsed once: that takes a second. */
    private static @Nullable Fonts fonts;

    @TempDir
    Path folder;

    @Autowired
    MessageSource messages;

    @Autowired
    Refusals refusals;

    @Test
    void theCompanysLetterheadTakesThePlaceOfOurs() throws IOException {
        ImageIO.write(
                new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("seal.png").toFile());
        write("letterhead", "<div>科技有限公司 <img src='seal.png' alt=''/></div>");
        write("page", "<html><body><p th:text='${text}'></p></body></html>");

        byte[] pdf = pages().pdf("letterhead", Map.of(), Locale.CHINESE);

        assertThat(Pdf.text(pdf)).isEqualTo("科技有限公司");
        assertThat(Pdf.pictures(pdf)).isEqualTo(1);
        assertThat(Pdf.violations(pdf)).isEmpty();
    }

    @Test
    void saysWhereATemplateIsFaulty() throws IOException {
        write("page", "<html>\n<body>\n<p th:text=\"${nobody.knows}\"></p></body></html>");

        assertRefused("Documents cannot be rendered: template page.html, line 3: ");
        LocaleContextHolder.setLocale(Locale.CHINESE);
        assertRefused("无法生成文档：模板 page.html 第 3 行：");
    }

    @Test
    void asksNobodyOutside() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        outside.start();
        try {
            String address = "http://127.0.0.1:" + outside.getAddress().getPort();
            for (String link : List.of(
                    "<img src='%s/a.png'/>",
                    "<link rel='stylesheet' href='%s/b.css'/>",
                    "<style>p { background: url(%s/c.png) }</style><p>x</p>",
                    "<style>@import url(%s/d.css);</style>",
                    "<style>@font-face { font-family: x; src: url(%s/e.ttf) } p { font-family: x }</style><p>x</p>",
                    "<svg width='9' height='9'><image href='%s/f.png' width='9' height='9'/></svg>")) {
                write("page", "<html><body>" + link.formatted(address) + "</body></html>");
                try {
                    pages().pdf("page", Map.of(), Locale.ENGLISH);
                } catch (Refusal refusal) {
                    assertThat(refusal).hasMessageContaining("page needs what is not among the templates");
                }
            }
            assertThat(asked).hasValue(0);
        } finally {
            outside.stop(0);
        }
    }

    @Test
    void readsNoFileButTemplates() throws IOException {
        Path secret = Files.writeString(folder.resolveSibling("secret.css"), "p { content: 'x' }");
        for (String link : List.of("../secret.css", secret.toUri().toString(), "/etc/passwd")) {
            write("page", "<html><head><link rel='stylesheet' href='" + link + "'/></head><body>x</body></html>");

            assertRefused("Documents cannot be rendered: template page needs what is not among the templates");
        }
    }

    @Test
    void aPictureThatIsNoneIsNotLeftOutSilently() throws IOException {
        Files.writeString(folder.resolve("seal.png"), "MZ this is a program");
        write("page", "<html><body><img src='seal.png'/></body></html>");

        assertRefused(
                "Documents cannot be rendered: template page needs what is not among the templates or is no picture: "
                        + "seal.png");
    }

    @Test
    void takesMarkupInTextForText() throws IOException {
        write("page", "<html><body><p th:text='${text}'></p></body></html>");
        String text =
                "<script>alert(1)</script><img src=\"http://127.0.0.1:1/x.png\"> & [[${7*7}]] ${T(java.lang.Runtime)}";

        byte[] pdf = pages().pdf("page", Map.of("text", text), Locale.ENGLISH);

        assertThat(Pdf.text(pdf)).isEqualTo(Pdf.withoutSpaces(text));
    }

    @Test
    void spellsOutWhatTheFontHasNoSignFor() throws IOException {
        write("page", "<html><body><p th:text='${text}'></p></body></html>");

        byte[] pdf = pages().pdf("page", Map.of("text", "好\uD83D\uDE00吗\u200B?"), Locale.CHINESE);

        assertThat(Pdf.text(pdf)).isEqualTo("好[U+1F600]吗?");
        assertThat(Pdf.violations(pdf)).isEmpty();
    }

    @Test
    void showsWhatStyleSheetsAndAttributesSay() throws IOException {
        Files.writeString(folder.resolve("counted.css"), "p:before { content: '第' counter(page) '页' }");
        write(
                "page",
                "<html><head><link rel='stylesheet' href='counted.css'/>"
                        + "<style>b:after { content: attr(title) '注' } i { text-transform: uppercase }</style></head>"
                        + "<body><p>x</p><b title='客户'>y</b><i>straße ж</i></body></html>");

        byte[] pdf = pages().pdf("page", Map.of(), Locale.CHINESE);

        assertThat(Pdf.text(pdf)).isEqualTo("第1页xy客户注STRASSEЖ");
        assertThat(Pdf.violations(pdf)).isEmpty();
    }

    @Test
    void showsWhatAStyleSheetWritesByNumber() throws IOException {
        write("page", "<html><head><style>p:after { content: '\\5B8C' }</style></head><body><p>x</p></body></html>");

        assertThat(Pdf.text(pages().pdf("page", Map.of(), Locale.CHINESE))).isEqualTo("x完");
    }

    @Test
    void showsRareCharacters() throws IOException {
        write("page", "<html><body><p th:text='${text}'></p></body></html>");

        byte[] pdf = pages().pdf("page", Map.of("text", "张𬭛 ｱ Ａ é €"), Locale.CHINESE);

        assertThat(Pdf.text(pdf)).isEqualTo("张𬭛ｱＡé€");
        assertThat(Pdf.violations(pdf)).isEmpty();
    }

    @Test
    void hasAFontForWhoeverNamesNone() throws IOException {
        write("page", "<html><body style='font-family: Arial, sans-serif'><p th:text='${text}'></p></body></html>");

        byte[] pdf = pages().pdf("page", Map.of("text", "客户 customer"), Locale.CHINESE);

        assertThat(Pdf.text(pdf)).isEqualTo("客户customer");
        assertThat(Pdf.violations(pdf)).isEmpty();
    }

    @Test
    void refusesToLeaveTextOutForWantOfAFont() throws IOException {
        write("page", "<html><body style='font-family: Arial'><p>客户</p></body></html>");

        assertRefused("Documents cannot be rendered: template page asks for a font that is not there.");
    }

    @Test
    void refusesFiveMegabytesOfText() throws IOException {
        write("page", "<html><body><p th:text='${text}'></p></body></html>");
        String text = "客户需求。".repeat(1_000_000);

        assertThatThrownBy(() -> pages().pdf("page", Map.of("text", text), Locale.CHINESE))
                .isInstanceOf(Refusal.class)
                .hasMessage("This is too long to be rendered: at most 1000000 characters fit into a document.");
    }

    @BeforeEach
    void speakEnglish() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> pages().pdf("page", Map.of(), Locale.ENGLISH))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(sentence);
    }

    private Pages pages() {
        RenderingSettings settings = new RenderingSettings(folder, 1, Duration.ofSeconds(1));
        Templates templates = new Templates(settings);
        if (fonts == null) {
            fonts = new Fonts(settings, refusals);
        }
        return new Pages(templates, messages, new PdfRenderer(fonts, templates, refusals), refusals);
    }

    private void write(String name, String html) throws IOException {
        Files.write(folder.resolve(name + ".html"), html.getBytes(StandardCharsets.UTF_8));
    }
}
