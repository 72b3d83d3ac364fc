package io.closedloop.staff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language in which somebody of the staff wants to read. */
public enum Language {
    /** Whatever the browser asks for. */
    BROWSER(null),
    ENGLISH(Locale.ENGLISH),
    CHINESE(Locale.CHINESE);

    private final @Nullable Locale locale;

    Language(@Nullable Locale locale) {
        this.locale = locale;
    }

    /** Empty where the browser decides. */
    public Optional<Locale> locale() {
        return Optional.ofNullable(locale);
    }

    public static Optional<Language> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(language -> language.name().equals(name))
                .findFirst();
    }
}
