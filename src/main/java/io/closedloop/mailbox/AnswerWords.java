package io.closedloop.mailbox;

import io.closedloop.customer.Decision;
import io.closedloop.link.Purpose;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words that are a clear answer. An answer binds a customer, so nothing is guessed: what is not exactly one of these
 * is read by a person.
 */
final class AnswerWords {

    /**
     * What a mail clearly says.
     *
     * @param comment what is to be revised or corrected, or why it is refused
     */
    record Answer(Decision decision, @Nullable String comment) {}

    private record Words(Decision decision, List<String> whole, List<String> before) {}

    private static final List<String> WITHDRAW = List.of(
            "withdraw",
            "withdrawn",
            "i withdraw",
            "we withdraw",
            "withdraw the requirement",
            "撤回",
            "撤回需求",
            "我要撤回",
            "撤销需求");

    private static final Map<Purpose, List<Words>> WORDS = Map.of(
            Purpose.STATUS,
            List.of(),
            Purpose.REGISTRATION,
            List.of(
                    new Words(
                            Decision.CONFIRM,
                            List.of(
                                    "correct",
                                    "confirm",
                                    "confirmed",
                                    "i confirm",
                                    "we confirm",
                                    "all correct",
                                    "this is correct",
                                    "that is correct",
                                    "正确",
                                    "无误",
                                    "确认",
                                    "确认无误",
                                    "信息正确",
                                    "登记无误",
                                    "信息无误",
                                    "核对无误"),
                            List.of()),
                    new Words(
                            Decision.CORRECT,
                            List.of(),
                            List.of("correct", "correction", "corrections", "更正", "请更正", "需更正"))),
            Purpose.PLAN,
            List.of(
                    new Words(
                            Decision.CONFIRM,
                            List.of(
                                    "confirm",
                                    "confirmed",
                                    "i confirm",
                                    "we confirm",
                                    "approve",
                                    "approved",
                                    "i approve",
                                    "agree",
                                    "agreed",
                                    "i agree",
                                    "we agree",
                                    "ok confirmed",
                                    "ok agreed",
                                    "plan confirmed",
                                    "同意",
                                    "确认",
                                    "确认无误",
                                    "同意方案",
                                    "确认方案",
                                    "方案确认",
                                    "我同意",
                                    "我确认",
                                    "我方同意",
                                    "我方确认",
                                    "同意此方案",
                                    "同意该方案"),
                            List.of()),
                    new Words(Decision.WITHDRAW, WITHDRAW, List.of()),
                    new Words(Decision.REVISE, List.of(), List.of("revise", "please revise", "修改", "请修改", "需修改"))),
            Purpose.CHANGE,
            List.of(
                    new Words(
                            Decision.APPROVE,
                            List.of(
                                    "approve",
                                    "approved",
                                    "i approve",
                                    "we approve",
                                    "agree",
                                    "agreed",
                                    "i agree",
                                    "we agree",
                                    "同意",
                                    "我同意",
                                    "我方同意",
                                    "同意变更",
                                    "批准",
                                    "批准变更",
                                    "确认变更"),
                            List.of()),
                    new Words(
                            Decision.REJECT,
                            List.of(
                                    "reject",
                                    "rejected",
                                    "i reject",
                                    "we reject",
                                    "not approved",
                                    "不同意",
                                    "我不同意",
                                    "我方不同意",
                                    "不同意变更",
                                    "拒绝",
                                    "拒绝变更"),
                            List.of("reject", "不同意", "拒绝"))),
            Purpose.ACCEPTANCE,
            List.of(
                    new Words(
                            Decision.ACCEPT,
                            List.of(
                                    "accept",
                                    "accepted",
                                    "i accept",
                                    "we accept",
                                    "passed",
                                    "all accepted",
                                    "验收通过",
                                    "同意验收",
                                    "通过验收",
                                    "验收合格",
                                    "接受"),
                            List.of()),
                    new Words(
                            Decision.REFUSE,
                            List.of(),
                            List.of("refuse", "refused", "not accepted", "不通过", "验收不通过", "拒绝验收"))));

    private static final Pattern GREETING = Pattern.compile("(?i)^("
            + "(尊敬的)?\\p{IsHan}{0,6}(经理|老师|总|工|先生|女士|小姐|客服|团队)\\s*[,，:：!！\\n]"
            + "|(您好|你好|各位好)\\s*([,，:：!！。.\\s]|$)"
            + "|(hi|hello|dear|good morning|good afternoon)( [\\p{L}.]{1,30}){0,3}\\s*([,，:：!！。.]|\\n|$)"
            + "|(ok|okay|yes|好的|好|是的)[\\s,，。.!！]+(?=\\S))");

    private static final Pattern THANKS = Pattern.compile(
            "(?i)(^|[\\s,，。.!！;；])(谢谢(您|你|大家|贵公司)?|多谢|感谢|非常感谢|thanks|thank you|many thanks|best regards|kind regards"
                    + "|regards|best wishes|此致|敬礼|祝好|顺祝商祺|best)[\\s,，。.!！~]*$");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s,，.。!！;；、~～…“”\"'‘’()（）]+");

    private static final int LONGEST_COMMENT = 4000;

    private AnswerWords() {}

    /** @param name the sender's, by which many sign */
    static Optional<Answer> read(Purpose purpose, String said, String name) {
        String bare = bare(said, name);
        if (bare.isEmpty() || bare.indexOf('?') >= 0 || bare.indexOf('？') >= 0) {
            return Optional.empty();
        }
        List<Words> words = WORDS.getOrDefault(purpose, List.of());
        int colon = colon(bare);
        if (colon >= 0) {
            String before = key(bare.substring(0, colon));
            String comment = bare.substring(colon + 1).strip();
            return words.stream()
                    .filter(word -> word.before().contains(before) && !comment.isEmpty())
                    .findFirst()
                    .map(word -> new Answer(word.decision(), MailText.limited(comment, LONGEST_COMMENT)));
        }
        String whole = key(bare);
        return words.stream()
                .filter(word -> word.whole().contains(whole))
                .findFirst()
                .map(word -> new Answer(word.decision(), null));
    }

    /** Without greeting, thanks and the lines by which people sign. */
    private static String bare(String said, String name) {
        String bare = said.strip();
        String before;
        do {
            before = bare;
            bare = GREETING.matcher(bare).replaceFirst("").strip();
            bare = Arrays.stream(bare.split("\n"))
                    .filter(line -> !line.strip().equalsIgnoreCase(name))
                    .collect(Collectors.joining("\n"))
                    .strip();
            Matcher thanks = THANKS.matcher(bare.length() > 5000 ? "" : bare);
            if (thanks.find()) {
                bare = bare.substring(0, thanks.start()).strip();
            }
        } while (!bare.equals(before));
        return bare;
    }

    private static int colon(String text) {
        int latin = text.indexOf(':');
        int chinese = text.indexOf('：');
        return latin < 0 ? chinese : chinese < 0 ? latin : Math.min(latin, chinese);
    }

    private static String key(String text) {
        return PUNCTUATION
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
