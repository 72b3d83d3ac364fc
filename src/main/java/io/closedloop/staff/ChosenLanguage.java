package io.closedloop.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.function.Function;

/** The language of whoever a session belongs to, so that not every request asks the database. */
public record ChosenLanguage(String user, Language language) implements Serializable {

    private static final String ATTRIBUTE = ChosenLanguage.class.getName();

    /** @param stored asks the database where the session does not know yet, or belonged to somebody else */
    static Language in(HttpSession session, String user, Function<String, Language> stored) {
        if (session.getAttribute(ATTRIBUTE) instanceof ChosenLanguage chosen
                && chosen.user().equals(user)) {
            return chosen.language();
        }
        Language language = stored.apply(user);
        session.setAttribute(ATTRIBUTE, new ChosenLanguage(user, language));
        return language;
    }

    /** Another choice counts from the next request on. */
    public static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
