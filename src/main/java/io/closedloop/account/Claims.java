package io.closedloop.account;

import java.util.List;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;

/** Reads what an identity provider says of somebody. */
@Component
class Claims {

    private final AccountSettings settings;

    Claims(AccountSettings settings) {
        this.settings = settings;
    }

    /** @throws NotWelcome when the claim of the user id or of the subject is missing */
    CompanyAccount account(ClaimAccessor claims, String issuer) {
        List<String> groups = claims.getClaimAsStringList(settings.groupsClaim());
        String given = claims.getClaimAsString("given_name");
        String family = claims.getClaimAsString("family_name");
        return new CompanyAccount(
                issuer,
                required(claims, settings.nameClaim()),
                required(claims, settings.subjectClaim()),
                given == null && family == null ? claims.getClaimAsString("name") : given,
                family,
                claims.getClaimAsString("email"),
                groups == null ? List.of() : groups);
    }

    private static String required(ClaimAccessor claims, String name) {
        String said = claims.getClaimAsString(name);
        if (said == null || said.isEmpty()) {
            throw new NotWelcome("The identity provider does not say " + name);
        }
        return said;
    }
}
