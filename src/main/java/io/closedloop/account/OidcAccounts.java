package io.closedloop.account;

import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Takes in who signed in at an identity provider. */
@Component
class OidcAccounts implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService provider;
    private final Claims claims;
    private final CompanyAccounts accounts;
    private final AccountSettings settings;

    OidcAccounts(OidcUserService provider, Claims claims, CompanyAccounts accounts, AccountSettings settings) {
        this.provider = provider;
        this.claims = claims;
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser told = provider.loadUser(request);
        List<GrantedAuthority> authorities =
                accounts.admit(claims.account(told, told.getIssuer().toString()));
        return new DefaultOidcUser(authorities, told.getIdToken(), told.getUserInfo(), settings.nameClaim());
    }
}
