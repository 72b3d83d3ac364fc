package io.closedloop.account;

import io.closedloop.door.Allowances;
import io.closedloop.door.Network;
import io.github.bucket4j.Bucket;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Signs in with a user id and a password, for pages and programs alike. An address that guesses has to wait; one account
 * that is guessed at from everywhere is slowed down by the engine.
 */
public class SignIn implements AuthenticationProvider {

    private final ProviderManager accounts;
    private final Allowances<String> addresses;

    SignIn(List<AuthenticationProvider> accounts, AccountSettings settings) {
        this.accounts = new ProviderManager(accounts);
        this.addresses = new Allowances<>(settings.attempts(), settings.attemptsWithin());
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        if (hasToWait(attempt)) {
            throw new LockedException("Too many wrong passwords from " + address(attempt));
        }
        try {
            return accounts.authenticate(attempt);
        } catch (BadCredentialsException e) {
            guessesLeft(attempt).tryConsume(1);
            throw e;
        }
    }

    /** Whether too many wrong passwords came from where this one comes from. */
    public boolean hasToWait(Authentication attempt) {
        return guessesLeft(attempt).getAvailableTokens() == 0;
    }

    private Bucket guessesLeft(Authentication attempt) {
        return addresses.of(Network.of(address(attempt)));
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /** What a failed sign-in is told at the sign-in page. */
    static String reason(AuthenticationException failure) {
        Throwable cause = failure instanceof InternalAuthenticationServiceException ? failure.getCause() : failure;
        if (cause instanceof LockedException) {
            return "wait";
        }
        return cause instanceof NotWelcome refused ? refused.reason() : "error";
    }
}
