package io.closedloop.account;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts that a company has elsewhere, and how guessing passwords is slowed down.
 *
 * @param nameClaim claim of an identity provider that is the user id here
 * @param subjectClaim its claim by which it knows somebody for good, whatever he is called
 * @param groupsClaim its claim that lists groups
 * @param groups group here (a role's id, or camunda-admin) by the name of the group there; without an entry a group there
 *     counts as the role of the same name
 * @param origins addresses that a provider or a directory has, or had, by the name that accounts keep of where they come
 *     from; without an entry they keep the address
 * @param signOutAtProvider whether who signs out here is signed out at the identity provider, and so everywhere
 * @param providerTimeout how long an identity provider may let us wait
 * @param attempts wrong passwords from one address before it has to wait
 * @param attemptsWithin how long it takes until as many are allowed again
 * @param passwordLength how long a password must be at least; 0 for any
 * @param ownPassword whether a password that somebody else set is good for choosing another only
 * @param ldap the directory, if there is one
 */
@ConfigurationProperties("closedloop.account")
public record AccountSettings(
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("sub") String subjectClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue Map<String, String> groups,
        @DefaultValue Map<String, List<String>> origins,
        @DefaultValue("false") boolean signOutAtProvider,
        @DefaultValue("10s") Duration providerTimeout,
        @DefaultValue("30") int attempts,
        @DefaultValue("5m") Duration attemptsWithin,
        @DefaultValue("12") int passwordLength,
        @DefaultValue("true") boolean ownPassword,
        @Nullable Ldap ldap) {

    /** The name of where accounts come from; as it is where it has none, or is one already. */
    String origin(String address) {
        return origins.entrySet().stream()
                .filter(origin -> origin.getValue().contains(address))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(address);
    }

    /**
     * A directory.
     *
     * @param url with the base: {@code ldaps://directory.example.com/dc=example,dc=com}
     * @param userDn who looks people up; nobody in particular where it is missing
     * @param userSearchBase where people are, below the base
     * @param userSearchFilter how one is found; {@code {0}} stands for what was typed
     * @param userId attribute that is the user id here
     * @param subject attribute by which the directory knows somebody for good, whatever he is called; where it has none of
     *     that name, or this is empty, a user id that is given to another is taken for the same person
     * @param groupSearchBase where groups are, below the base
     * @param groupSearchFilter how somebody's groups are found; {@code {0}} stands for his full name in the directory
     */
    public record Ldap(
            String url,
            @Nullable String userDn,
            @Nullable String password,
            @DefaultValue("") String userSearchBase,
            @DefaultValue("(uid={0})") String userSearchFilter,
            @DefaultValue("uid") String userId,
            @DefaultValue("entryUUID") String subject,
            @DefaultValue("") String groupSearchBase,
            @DefaultValue("(member={0})") String groupSearchFilter) {}
}
