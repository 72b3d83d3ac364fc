package io.closedloop.audit;

import io.closedloop.account.AdministratorPasswordSet;
import io.closedloop.account.CompanyAccountChanged;
import io.closedloop.audit.AuditEntry.Outcome;
import io.closedloop.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Records who signed in and out, who tried to, who was sent away, and what a sign-in or a start does to an account. */
@Component
class SignIns {

    private final AuditTrail trail;
    private final Staff staff;

    SignIns(AuditTrail trail, Staff staff) {
        this.trail = trail;
        this.staff = staff;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        record("SIGN_IN", event.getAuthentication().getName(), Outcome.DONE);
    }

    /**
     * What was typed instead of a user id may be a password, and is not kept. Whoever has to wait was recorded before, and
     * a token that is no good names nobody: nobody can fill the trail by either.
     */
    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        if (event.getException() instanceof LockedException
                || event.getAuthentication() instanceof BearerTokenAuthenticationToken) {
            return;
        }
        String name = event.getAuthentication().getName();
        record("SIGN_IN", staff.has(name) ? name : null, Outcome.REFUSED);
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        record("SIGN_OUT", event.getAuthentication().getName(), Outcome.DONE);
    }

    /** His provider's or directory's administrator did it, who has no account here. */
    @EventListener
    void accountChanged(CompanyAccountChanged event) {
        HttpServletRequest request = request();
        if (request != null) {
            Doing doing = Requested.of(request, event.user()).named("ROLES");
            event.operations().forEach(doing::did);
            trail.record(doing, Outcome.DONE);
        }
    }

    /** Nobody asked for it: whoever starts a node has no account. */
    @EventListener
    void passwordSet(AdministratorPasswordSet event) {
        Doing.Origin start = new Doing.Origin(event.user(), AuditDoor.START, null, null, null);
        trail.record(new Doing(start, () -> "ADMIN_PASSWORD", () -> null), Outcome.DONE);
    }

    @EventListener
    void denied(AuthorizationDeniedEvent<?> event) {
        Authentication user = event.getAuthentication().get();
        HttpServletRequest request = request();
        if (request != null && user != null && !(user instanceof AnonymousAuthenticationToken)) {
            trail.record(Requested.of(request, user.getName()), Outcome.REFUSED);
        }
    }

    private void record(String action, @Nullable String user, Outcome outcome) {
        HttpServletRequest request = request();
        if (request != null) {
            trail.record(Requested.of(request, user).named(action), outcome);
        }
    }

    private static @Nullable HttpServletRequest request() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request instanceof ServletRequestAttributes attributes ? attributes.getRequest() : null;
    }
}
