package io.closedloop.correspondence;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a requirement's customer is written to.
 *
 * @param address mail address; null for a customer who is only reached otherwise
 * @param language in which the customer reads
 */
public record Contact(String name, @Nullable String address, Locale language) {

    /** One plain address; nothing that a mail header would understand otherwise. */
    public static final String ADDRESS =
            "[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,180}\\.[A-Za-z]{2,20}";

    /** Whole ones: of an address with other characters, the rest may be somebody else's. */
    private static final Pattern ADDRESSES = Pattern.compile("(?<![\\p{IsLatin}\\p{N}!#$%&'*+/=?^_`{|}~.@-])" + ADDRESS
            + "(?![\\p{IsLatin}\\p{N}@-]|\\.[\\p{IsLatin}\\p{N}])");

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** The mail address among contact details, which may name a telephone, too. */
    public static Optional<String> addressIn(@Nullable String details) {
        Matcher found = ADDRESSES.matcher(details == null ? "" : details);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** The language that somebody who writes so reads, too. */
    public static Locale languageOf(String text) {
        return CHINESE.matcher(text).find() ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
