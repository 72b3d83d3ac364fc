package io.closedloop.account;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;

/** A company's directory, with one person in it. */
final class Directory {

    private static final String BASE = "dc=example,dc=com";

    private final InMemoryDirectoryServer server;

    private Directory(InMemoryDirectoryServer server) {
        this.server = server;
    }

    static Directory start() {
        try {
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(new InMemoryDirectoryServerConfig(BASE));
            server.add("dn: " + BASE, "objectClass: domain", "dc: example");
            server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
            server.add("dn: ou=groups," + BASE, "objectClass: organizationalUnit", "ou: groups");
            server.add(
                    "dn: " + dn("wang.fang"),
                    "objectClass: inetOrgPerson",
                    "uid: wang.fang",
                    "cn: Wang Fang",
                    "givenName: Fang",
                    "sn: Wang",
                    "mail: wang.fang@example.com",
                    "userPassword: directory");
            for (String group : new String[] {"technical-lead", "operations"}) {
                server.add(
                        "dn: cn=" + group + ",ou=groups," + BASE,
                        "objectClass: groupOfNames",
                        "cn: " + group,
                        "member: " + dn(group.equals("operations") ? "nobody" : "wang.fang"));
            }
            server.startListening();
            return new Directory(server);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "ldap://localhost:" + server.getListenPort() + "/" + BASE;
    }

    void moves(String user, String from, String to) throws LDAPException {
        server.modify("cn=" + to + ",ou=groups," + BASE, new Modification(ModificationType.ADD, "member", dn(user)));
        server.modify(
                "cn=" + from + ",ou=groups," + BASE,
                new Modification(ModificationType.REPLACE, "member", dn("nobody")));
    }

    void stop() {
        server.shutDown(true);
    }

    private static String dn(String user) {
        return "uid=" + user + ",ou=people," + BASE;
    }
}
