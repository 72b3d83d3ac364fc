package io.closedloop.refusal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Texts in the languages there are. A request may name any other, and as many as it likes: something is kept of each
 * language that texts were looked up in, so they are looked up in ours only.
 */
@Configuration(proxyBeanMethods = false)
public class TextSetup {

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource() {
            @Override
            protected @Nullable String getMessageInternal(
                    @Nullable String code, Object @Nullable [] arguments, @Nullable Locale wanted) {
                return super.getMessageInternal(code, arguments, wanted == null ? null : nearest(wanted));
            }
        };
        texts.setBasename("messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    /** Chinese for whoever reads any Chinese, and English for everybody else. */
    public static Locale nearest(Locale wanted) {
        return wanted.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
