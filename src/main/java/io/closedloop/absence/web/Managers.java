package io.closedloop.absence.web;

import io.closedloop.absence.HandOver;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Tells managers from others. */
final class Managers {

    private Managers() {}

    static boolean isOne(Authentication user) {
        return HandOver.manages(groups(user));
    }

    static List<String> groups(Authentication user) {
        return user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }
}
