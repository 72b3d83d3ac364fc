package io.closedloop.account;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import java.util.Base64;

/** A company's directory, with one person in it. */
final class Directory {

    /** As Active Directory has it: no text in any encoding. */
    static final byte[] GUID = {(byte) 0xc3, 0x28, 0, (byte) 0xff, 7, (byte) 0x80, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    private static final String BASE = "dc=example,dc=com";

    private final InMemoryDirectoryServer server;

    private Directory(InMemoryDirectoryServer server) {
        this.server = server;
    }

    static Directory start() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null); // the standard one has no objectGUID
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: example");
            server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
            server.add("dn: ou=groups," + BASE, "objectClass: organizationalUnit", "ou: groups");
            hires(server, "wang.fang");
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

    private static void hires(InMemoryDirectoryServer server, String user) throws LDAPException, LDIFException {
        server.add(
                "dn: " + dn(user),
                "objectClass: inetOrgPerson",
                "uid: " + user,
                "cn: Wang Fang",
                "givenName: Fang",
                "sn: Wang",
                "mail: wang.fang@example.com",
                "objectGUID:: " + Base64.getEncoder().encodeToString(GUID),
                "userPassword: directory");
    }

    /** Somebody leaves, and another of the same name comes. */
    void replaces(String user) throws LDAPException, LDIFException {
        server.delete(dn(user));
        hires(server, user);
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
