package io.closedloop.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.TestClock;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signs in with accounts here, at a real identity provider and at a real directory, and tries what nobody may. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class SignInTest {

    private static final IdentityProvider PROVIDER = IdentityProvider.start();
    private static final Directory DIRECTORY = Directory.start();
    private static final String DEMO = "set-by-somebody-else";

    @LocalServerPort
    int port;

    @Autowired
    CompanyAccounts accounts;

    @Autowired
    IdentityService identity;

    @Autowired
    AdministratorPassword administrator;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @DynamicPropertySource
    static void company(DynamicPropertyRegistry properties) {
        String client = "spring.security.oauth2.client.";
        properties.add(client + "registration.company.client-id", () -> "closedloop");
        properties.add(client + "registration.company.client-secret", () -> "secret of closedloop");
        properties.add(client + "registration.company.client-name", () -> "Example Ltd");
        properties.add(client + "registration.company.scope", () -> "openid,profile,email");
        properties.add(client + "provider.company.issuer-uri", PROVIDER::address);
        properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", PROVIDER::address);
        properties.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> "closedloop");
        properties.add("closedloop.staff.demo-password", () -> DEMO);
        properties.add("closedloop.account.own-password", () -> true);
        properties.add("closedloop.staff.watcher.password", () -> "watches");
        properties.add("closedloop.account.sign-out-at-provider", () -> true);
        properties.add("closedloop.account.password-length", () -> 12);
        properties.add("closedloop.account.groups.Leiter", () -> "department-head");
        properties.add("closedloop.account.ldap.url", DIRECTORY::address);
        properties.add("closedloop.account.origins.headquarters[0]", DIRECTORY::address);
        properties.add("closedloop.account.origins.headquarters[1]", () -> "ldap://dc1.example.com/dc=example,dc=com");
        properties.add("camunda.bpm.admin-user.id", () -> "root");
        properties.add("camunda.bpm.admin-user.password", () -> "correct horse battery");
        properties.add("closedloop.account.ldap.group-search-base", () -> "ou=groups");
    }

    @AfterAll
    static void goHome() {
        PROVIDER.stop();
        DIRECTORY.stop();
    }

    @Test
    void whoSignsInElsewhereHasHisRolesHere() throws Exception {
        assertThat(get("/login").body()).contains("Example Ltd", "/oauth2/authorization/company");

        HttpResponse<String> tasklist = signIn("li.na");

        assertThat(tasklist.uri().getPath()).startsWith("/camunda/app/tasklist/");
        User kept = identity.createUserQuery().userId("li.na").singleResult();
        assertThat(kept.getEmail()).isEqualTo("li.na@company.example");
        assertThat(groups("li.na")).containsExactly("product-manager");
        assertThat(get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(200);
        assertThat(get("/reports").statusCode()).isEqualTo(200);
        assertThat(get("/dashboard").statusCode()).isEqualTo(403);
        assertThat(identity.checkPassword("li.na", "company")).isFalse();
    }

    @Test
    void whoSignsOutIsSignedOutThereToo() throws Exception {
        PROVIDER.leadsBackTo(here("/login?logout").toString());
        signIn("li.na");
        // as Tasklist does it
        assertThat(send(HttpRequest.newBuilder(here("/camunda/api/admin/auth/user/default/logout"))
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(204);

        HttpResponse<String> page = get("/login?logout");

        assertThat(page.previousResponse().orElseThrow().uri().toString())
                .startsWith(PROVIDER.address() + "/connect/logout");
        assertThat(page.uri()).isEqualTo(here("/login?logout"));
        assertThat(page.body()).contains("You are signed out.");
        assertThat(get("/oauth2/authorization/company", "text/html").uri().toString())
                .as("asks for a password again")
                .startsWith(PROVIDER.address() + "/login");
    }

    @Test
    void groupsAreMappedAndNobodyBecomesAdministratorByAName() throws Exception {
        signIn("zhang.wei");
        assertThat(groups("zhang.wei")).containsExactly("department-head");
        assertThat(get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
        assertThat(get("/dashboard").statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasNoRoleStaysOutside() throws Exception {
        HttpResponse<String> page = signIn("guest");
        assertThat(page.uri().getPath()).isEqualTo("/login");
        assertThat(page.body()).contains("have no role here");
        assertThat(identity.createUserQuery().userId("guest").count()).isZero();
    }

    @Test
    void anAccountOfTheSameNameIsNotTakenOver() throws Exception {
        HttpResponse<String> page = signIn("archivist");
        assertThat(page.uri().getPath()).isEqualTo("/login");
        assertThat(identity.checkPassword("archivist", DEMO)).isTrue();
    }

    @Test
    void whoIsGivenTheNameOfAnotherIsNotTakenForHim() throws Exception {
        signIn("zhao.min");
        // as accounts were kept before
        identity.deleteUserInfo("zhao.min", CompanyAccounts.SUBJECT);
        signOut();
        assertThat(signIn("zhao.min").uri().getPath()).startsWith("/camunda/app/tasklist/");
        signOut();
        PROVIDER.calls("zhao.min.junior", "zhao.min");

        HttpResponse<String> page = signIn("zhao.min.junior");

        assertThat(page.uri().getPath()).isEqualTo("/login");
        assertThat(page.body()).contains("somebody else&#39;s account here");
        assertThat(groups("zhao.min")).containsExactly("execution-team");

        // left, and the administrator knows it
        identity.deleteUser("zhao.min");
        signOut();
        assertThat(signIn("zhao.min.junior").uri().getPath()).startsWith("/camunda/app/tasklist/");
        assertThat(groups("zhao.min")).containsExactly("department-head");
    }

    @Test
    void noProgramComesInByTheNameOfAColleague() throws Exception {
        signIn("li.na");
        PROVIDER.calls("closedloop", "li.na");
        try {
            assertThat(bearer("/api/pages", token("closedloop"))).isEqualTo(401);
        } finally {
            PROVIDER.calls("closedloop", "nightly-export");
        }
        assertThat(bearer("/api/pages", token("closedloop"))).isEqualTo(200);
    }

    @Test
    void programsComeWithATokenOfTheProvider() throws Exception {
        String token = token("closedloop");
        assertThat(bearer("/engine-rest/task", token)).isEqualTo(200);
        assertThat(bearer("/api/pages", token)).isEqualTo(200);
        assertThat(bearer("/api/dashboard", token)).isEqualTo(403);
        assertThat(bearer("/engine-rest/task", token + "x")).isEqualTo(401);
        assertThat(bearer("/engine-rest/task", token("intranet")))
                .as("made for another application")
                .isEqualTo(401);
    }

    @Test
    void whoIsInTheDirectoryComesInWithThePasswordThere() throws Exception {
        assertThat(basic("wang.fang", "directory", "/api/pages")).isEqualTo(200);
        assertThat(groups("wang.fang")).containsExactly("technical-lead");
        assertThat(identity.createUserQuery().userId("wang.fang").singleResult().getLastName())
                .isEqualTo("Wang");
        assertThat(basic("wang.fang", "wrong", "/api/pages")).isEqualTo(401);
        assertThat(basic("wang.fang", "", "/api/pages")).isEqualTo(401);
        assertThat(basic("*", "directory", "/api/pages")).isEqualTo(401);
        assertThat(basic("archivist", DEMO, "/api/preferences"))
                .as("has to choose another")
                .isEqualTo(403);

        DIRECTORY.moves("wang.fang", "technical-lead", "operations");
        assertThat(basic("wang.fang", "directory", "/api/pages")).isEqualTo(200);
        assertThat(groups("wang.fang")).containsExactly("operations");
        assertThat(jdbc.queryForList(
                        "SELECT operations FROM audit_entry WHERE user_id = 'wang.fang' AND action = 'ROLES' ORDER BY id DESC LIMIT 1",
                        String.class))
                .containsExactly("Create GroupMembership userId=wang.fang groupId=operations\n"
                        + "Delete GroupMembership userId=wang.fang groupId=technical-lead");
    }

    @Test
    void whoeverHasTheUserIdOfSomebodyWhoLeftTheDirectoryIsNotHim() throws Exception {
        assertThat(basic("wang.fang", "directory", "/api/pages")).isEqualTo(200);
        assertThat(identity.getUserInfo("wang.fang", CompanyAccounts.SUBJECT)).matches("[0-9a-f-]{36}");
        try {
            DIRECTORY.replaces("wang.fang");
            assertThat(basic("wang.fang", "directory", "/api/pages")).isEqualTo(401);
        } finally {
            identity.deleteUserInfo("wang.fang", CompanyAccounts.SUBJECT);
        }
        assertThat(basic("wang.fang", "directory", "/api/pages")).isEqualTo(200);
    }

    @Test
    void anotherDirectoryKnowsPeopleByBytesOrNotForGood() {
        try {
            for (String subject : List.of("objectGUID", "", "missing")) {
                identity.deleteUserInfo("wang.fang", CompanyAccounts.SUBJECT);
                AccountSetup.directory(
                                new AccountSettings.Ldap(
                                        DIRECTORY.address(),
                                        null,
                                        null,
                                        "",
                                        "(uid={0})",
                                        "uid",
                                        subject,
                                        "ou=groups",
                                        "(member={0})"),
                                accounts)
                        .authenticate(UsernamePasswordAuthenticationToken.unauthenticated("wang.fang", "directory"));
                assertThat(identity.getUserInfo("wang.fang", CompanyAccounts.SUBJECT))
                        .isEqualTo(subject.equals("objectGUID") ? HexFormat.of().formatHex(Directory.GUID) : null);
            }
        } finally {
            identity.deleteUserInfo("wang.fang", CompanyAccounts.SUBJECT);
        }
    }

    @Test
    void aDirectoryMayHaveAnotherAddress() throws Exception {
        assertThat(basic("wang.fang", "directory", "/api/pages")).isEqualTo(200);
        identity.setUserInfo("wang.fang", CompanyAccounts.ORIGIN, "ldap://dc1.example.com/dc=example,dc=com");
        assertThat(basic("wang.fang", "directory", "/api/pages"))
                .as("the address of before")
                .isEqualTo(200);
        assertThat(identity.getUserInfo("wang.fang", CompanyAccounts.ORIGIN)).isEqualTo("headquarters");

        identity.setUserInfo("wang.fang", CompanyAccounts.ORIGIN, "ldap://elsewhere.example.com/dc=example,dc=com");
        assertThat(basic("wang.fang", "directory", "/api/pages")).isEqualTo(401);
        identity.setUserInfo("wang.fang", CompanyAccounts.ORIGIN, "headquarters");
        assertThat(basic("wang.fang", "directory", "/api/pages")).isEqualTo(200);
    }

    @Test
    void originsComeFromTheEnvironment() {
        Map<String, Object> environment = Map.of(
                "CLOSEDLOOP_ACCOUNT_ORIGINS_COMPANY_0", "ldaps://dc2/dc=example,dc=com",
                "CLOSEDLOOP_ACCOUNT_ORIGINS_COMPANY_1", "ldap://dc1/dc=example,dc=com");
        StandardEnvironment given = new StandardEnvironment();
        given.getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
        AccountSettings settings = Binder.get(given).bindOrCreate("closedloop.account", AccountSettings.class);
        assertThat(settings.origin("ldap://dc1/dc=example,dc=com")).isEqualTo("company");
        assertThat(settings.origin("ldaps://dc2/dc=example,dc=com")).isEqualTo("company");
        assertThat(settings.origin("https://login.example.com")).isEqualTo("https://login.example.com");
    }

    @Test
    void aPasswordThatSomebodyElseSetIsGoodForChoosingAnother() throws Exception {
        assertThat(basic("operations", DEMO, "/engine-rest/task")).isEqualTo(403);
        assertThat(get("/preferences", "text/html,application/xhtml+xml").uri().getPath())
                .isEqualTo("/login");
        assertThat(enter("operations", DEMO).uri().getPath()).isEqualTo("/password");
        assertThat(get("/password", "text/html").body()).contains("At least 12 characters.");
        assertThat(get("/preferences", "text/html").uri().getPath()).isEqualTo("/password");

        HttpResponse<String> weak = choose(DEMO, "short", "short");
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body()).contains("at least 12 characters");
        assertThat(choose(DEMO, "operations forever", "operations forever").body())
                .contains("at least 12 characters");
        assertThat(choose(DEMO, "correct horse battery", "correct horse").body())
                .contains("not typed the same twice");
        assertThat(choose(DEMO, DEMO, DEMO).body()).contains("another password");
        HttpResponse<String> done = choose(DEMO, "correct horse battery", "correct horse battery");
        assertThat(done.uri().toString()).endsWith("/login?changed");
        assertThat(done.body()).contains("Your password is changed.");

        assertThat(enter("operations", "correct horse battery").uri().getPath()).startsWith("/camunda/app/tasklist/");
        assertThat(basic("operations", "correct horse battery", "/engine-rest/task"))
                .isEqualTo(200);
        User account = identity.createUserQuery().userId("operations").singleResult();
        account.setPassword("the administrator knows it");
        identity.saveUser(account);
        assertThat(basic("operations", "the administrator knows it", "/engine-rest/task"))
                .isEqualTo(403);
        assertThat(get("/password", "text/html").body()).contains("Somebody else set your password.");
        assertThat(choose("wrong", "another good one", "another good one").body())
                .contains("The present password is wrong.");
        assertThat(basic("operations", "the administrator knows it", "/engine-rest/task"))
                .as("the engine lets the account wait")
                .isEqualTo(401);
        assertThat(jdbc.queryForList(
                        "SELECT action || ' ' || outcome FROM audit_entry WHERE user_id = 'operations' AND path = '/password' ORDER BY id",
                        String.class))
                .containsExactly("POST /password DONE", "SIGN_OUT DONE", "SIGN_IN REFUSED");
    }

    @Test
    void theAdministratorHasThePasswordOfTheEnvironment() throws Exception {
        String entries = "SELECT count(*) FROM audit_entry WHERE action = 'ADMIN_PASSWORD' AND user_id = 'root'";
        assertThat(jdbc.queryForObject(entries, Long.class)).as("made with it").isZero();
        assertThat(enter("root", "correct horse battery").uri().getPath()).startsWith("/camunda/app/");
        assertThat(get("/password").body()).contains("ADMIN_PASSWORD").doesNotContain("name=\"wanted\"");
        assertThat(submit("/preferences", "/password", "present=correct horse battery&wanted=a&again=a")
                        .body())
                .contains("Change it there.");

        User account = identity.createUserQuery().userId("root").singleResult();
        account.setPassword("what the secret said before");
        identity.saveUser(account);
        administrator.run(new DefaultApplicationArguments());

        assertThat(identity.checkPassword("root", "correct horse battery")).isTrue();
        assertThat(basic("root", "what the secret said before", "/api/pages")).isEqualTo(401);
        // the engine lets the account wait now, which is no reason to set it again
        administrator.run(new DefaultApplicationArguments());
        assertThat(jdbc.queryForObject(entries, Long.class)).isEqualTo(1);
        identity.unlockUser("root");
    }

    @Test
    void whatAnAdministratorDoesIsRecordedWithWhomItConcerns() throws Exception {
        administers("POST", "/user/create", """
                {"profile": {"id": "new.one"}, "credentials": {"password": "some twelve characters"}}
                """);
        administers("PUT", "/group/process-owner/members/new.one", "");
        administers("POST", "/authorization/create", """
                {"type": 1, "permissions": ["READ"], "userId": "new.one", "resourceType": 6, "resourceId": "all\\nof it"}
                """);
        assertThat(jdbc.queryForList(
                        "SELECT operations FROM audit_entry WHERE user_id = 'root' AND door = 'ENGINE_REST' ORDER BY id",
                        String.class))
                .satisfiesExactly(
                        user -> assertThat(user).isEqualTo("Create User userId=new.one"),
                        role -> assertThat(role)
                                .isEqualTo("Create GroupMembership userId=new.one groupId=process-owner"),
                        grant -> assertThat(grant)
                                .matches("Create Authorization permissions=READ type=1 resource=\\S+"
                                        + " resourceId=all_of_it userId=new\\.one"));
        identity.deleteUser("new.one");
    }

    @Test
    void noSessionOutlivesThePasswordItCameBy() throws Exception {
        enter("wang.fang", "directory");
        assertThat(enter("archivist", DEMO).uri().getPath()).isEqualTo("/password");
        User account = identity.createUserQuery().userId("archivist").singleResult();
        try {
            clock.set(Instant.now().plus(PasswordSessions.AT_MOST));
            assertThat(get("/password", "text/html,application/xhtml+xml").uri().getPath())
                    .as("after a colleague at the same computer")
                    .isEqualTo("/password");
            account.setPassword("somebody had found it out");
            identity.saveUser(account);
            clock.set(clock.instant().plus(PasswordSessions.AT_MOST));
            assertThat(get("/password", "text/html,application/xhtml+xml").uri().getPath())
                    .isEqualTo("/login");
        } finally {
            clock.reset();
            account.setPassword(DEMO);
            identity.saveUser(account);
        }
    }

    @Test
    void whoDidNotSignInLeavesNothingHereAndFindsBack() throws Exception {
        HttpResponse<String> sent = send(HttpRequest.newBuilder(here("/absences"))
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Authorization", "none")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("reason=" + "long".repeat(1_000))));
        assertThat(sent.uri().getPath()).isEqualTo("/login");
        assertThat(Stream.of(sent, sent.previousResponse().orElseThrow()))
                .allSatisfy(answer -> assertThat(cookie(answer, "JSESSIONID")).isEmpty());

        assertThat(get("/preferences?from=mail", "text/html,application/xhtml+xml")
                        .uri()
                        .getPath())
                .isEqualTo("/login");
        assertThat(enter("wang.fang", "directory").uri()).isEqualTo(here("/preferences?from=mail"));
    }

    @Test
    void anAddressThatGuessesHasToWait() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(from("198.51.100.9", "nobody" + i, "guessed")).isEqualTo(401);
        }
        assertThat(from("198.51.100.9", "wang.fang", "directory")).isEqualTo(401);
        assertThat(from("198.51.100.9", "/actuator/prometheus", "prometheus", "watches"))
                .isEqualTo(401);
        assertThat(from("198.51.100.10", "/actuator/prometheus", "prometheus", "watches"))
                .isEqualTo(200);
        assertThat(from("198.51.100.10", "wang.fang", "directory")).isEqualTo(200);
        for (int i = 0; i < 30; i++) {
            assertThat(from("2001:db8:1:2::" + i, "nobody" + i, "guessed")).isEqualTo(401);
        }
        assertThat(from("2001:db8:1:2:ffff::1", "wang.fang", "directory"))
                .as("another address of the same network")
                .isEqualTo(401);
        assertThat(from("2001:db8:1:302::1", "wang.fang", "directory")).isEqualTo(200);
    }

    @Test
    void aStrangePageDoesNothingInOnesName() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(here("/engine-rest/task/4711/claim"))
                .header("Authorization", "Basic " + encoded("wang.fang", "directory"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(send(request.copy().header("Sec-Fetch-Site", "cross-site")).statusCode())
                .isEqualTo(403);
        assertThat(send(request.copy().header("Sec-Fetch-Site", "same-site")).statusCode())
                .isEqualTo(403);
        signIn("li.na");
        for (String path : List.of("/preferences", "/password", "/logout", "/absences")) {
            HttpRequest.Builder form = HttpRequest.newBuilder(here(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("mails=DAILY"));
            assertThat(send(form).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void aSessionBeginsAnewAndItsCookiesStayWithUs() throws Exception {
        String before = sessionOf(enter("wang.fang", "directory"));
        String session = sessionOf(enter("wang.fang", "directory"));
        assertThat(session).isNotEqualTo(before);
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(here("/api/tasks/counts"))
                                        .header("Cookie", before.replaceFirst(";.*", ""))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .as("whoever knew the session of before")
                .isEqualTo(401);

        HttpResponse<String> outside =
                send(HttpRequest.newBuilder(here("/login")).header("X-Forwarded-Proto", "https"));
        assertThat(outside.headers().firstValue("Strict-Transport-Security")).isPresent();
        for (String page : List.of("/login", "/preferences", "/password")) {
            assertThat(get(page).headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void noVisitorSaysWhatHostWeAre() throws Exception {
        HttpURLConnection opened = (HttpURLConnection)
                here("/oauth2/authorization/company").toURL().openConnection();
        opened.setInstanceFollowRedirects(false);
        opened.setRequestProperty("X-Forwarded-Host", "elsewhere.example");
        assertThat(opened.getHeaderField("Location")).contains("redirect_uri=").doesNotContain("elsewhere");
        assertThat(opened.getHeaderFields().get("Set-Cookie"))
                .as("whoever goes to the provider leaves no session")
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"))
                .anyMatch(cookie -> cookie.startsWith("CLOSEDLOOP-SIGN-IN") && cookie.contains("HttpOnly"));
    }

    private static String sessionOf(HttpResponse<String> signedIn) {
        assertThat(signedIn.uri().getPath()).startsWith("/camunda/app/tasklist/");
        HttpResponse<String> redirect = signedIn.previousResponse().orElseThrow();
        while (redirect.previousResponse().isPresent()) {
            redirect = redirect.previousResponse().get();
        }
        String session = cookie(redirect, "JSESSIONID");
        assertThat(session).contains("HttpOnly", "SameSite=Lax");
        return session;
    }

    private static String cookie(HttpResponse<?> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> enter(String user, String password) throws IOException, InterruptedException {
        return submit(
                "/login", "username=" + user + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> choose(String present, String wanted, String again)
            throws IOException, InterruptedException {
        return submit(
                "/password",
                "present=" + URLEncoder.encode(present, StandardCharsets.UTF_8) + "&wanted="
                        + URLEncoder.encode(wanted, StandardCharsets.UTF_8) + "&again="
                        + URLEncoder.encode(again, StandardCharsets.UTF_8));
    }

    private void administers(String method, String path, String body) throws IOException, InterruptedException {
        int status = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(here("/engine-rest" + path))
                                .header("Authorization", "Basic " + encoded("root", "correct horse battery"))
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertThat(status).as(path).isBetween(200, 204);
    }

    /** Opens a page of ours and sends its form. */
    private HttpResponse<String> submit(String page, String form) throws IOException, InterruptedException {
        return submit(page, page, form);
    }

    private HttpResponse<String> submit(String page, String address, String form)
            throws IOException, InterruptedException {
        String csrf = Jsoup.parse(get(page).body()).select("input[name=_csrf]").attr("value");
        return send(HttpRequest.newBuilder(here(address))
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        form + "&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8))));
    }

    private int from(String address, String user, String password) throws IOException, InterruptedException {
        return from(address, "/api/pages", user, password);
    }

    private int from(String address, String path, String user, String password)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(here(path))
                                .header("X-Forwarded-For", address)
                                // what he says of himself counts for nothing
                                .header("Forwarded", "for=\"" + user + "\"")
                                .header("Authorization", "Basic " + encoded(user, password))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(here(path)).header("Accept", accept));
    }

    private List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId())
                .toList();
    }

    /** Here and there, so that another may come. */
    private void signOut() {
        ((CookieManager) browser.cookieHandler().orElseThrow()).getCookieStore().removeAll();
    }

    /** As a browser does: to the provider, through its form, and back. */
    private HttpResponse<String> signIn(String user) throws IOException, InterruptedException {
        HttpResponse<String> form = send(HttpRequest.newBuilder(here("/oauth2/authorization/company"))
                .header("Accept", "text/html,application/xhtml+xml"));
        assertThat(form.uri().toString()).startsWith(PROVIDER.address() + "/login");
        String csrf = Jsoup.parse(form.body()).select("input[name=_csrf]").attr("value");
        return send(HttpRequest.newBuilder(URI.create(PROVIDER.address() + "/login"))
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password=company&_csrf="
                        + URLEncoder.encode(csrf, StandardCharsets.UTF_8))));
    }

    private String token(String client) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(PROVIDER.address() + "/oauth2/token"))
                                .header("Authorization", "Basic " + encoded(client, "secret of " + client))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(here(path)).header("Accept-Language", "en"));
    }

    private int bearer(String path, String token) throws IOException, InterruptedException {
        return program(path, "Bearer " + token);
    }

    private int basic(String user, String password, String path) throws IOException, InterruptedException {
        return program(path, "Basic " + encoded(user, password));
    }

    private int program(String path, String authorization) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(here(path))
                                .header("Authorization", authorization)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String encoded(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.header("Accept-Language", "en").build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI here(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
