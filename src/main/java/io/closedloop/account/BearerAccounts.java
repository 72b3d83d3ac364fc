package io.closedloop.account;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Takes in programs that come with a token of an identity provider. */
@Component
class BearerAccounts implements Converter<Jwt, AbstractAuthenticationToken> {

    private final Claims claims;
    private final CompanyAccounts accounts;

    BearerAccounts(Claims claims, CompanyAccounts accounts) {
        this.claims = claims;
        this.accounts = accounts;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        CompanyAccount account = claims.account(token, String.valueOf(token.getIssuer()));
        return new JwtAuthenticationToken(token, accounts.admit(account), account.id());
    }
}
