package io.closedloop.mailbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Asks the name servers of this computer, and does not wait for them long. */
@Component
@EnableConfigurationProperties(MailboxSettings.class)
class DnsKeys implements PublicKeys {

    private final LookupSession names;

    @Autowired
    DnsKeys(MailboxSettings settings) {
        this(new ExtendedResolver(), settings.dnsTimeout());
    }

    DnsKeys(ExtendedResolver servers, Duration timeout) {
        servers.setRetries(1);
        servers.setTimeout(timeout);
        // so that each of them is asked in that time; on their own they wait five seconds, whatever all together may
        // take
        Resolver[] each = servers.getResolvers();
        for (Resolver server : each) {
            server.setTimeout(timeout.dividedBy(each.length));
        }
        names = LookupSession.builder().resolver(servers).build();
    }

    @Override
    public List<String> texts(String name, Duration within) throws Unreachable {
        try {
            // absolute, or the search domains of this computer would be asked, too
            Name absolute = Name.fromString(name, Name.root);
            return names
                    .lookupAsync(absolute, Type.TXT)
                    .toCompletableFuture()
                    .get(within.toMillis(), TimeUnit.MILLISECONDS)
                    .getRecords()
                    .stream()
                    .filter(TXTRecord.class::isInstance)
                    .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                    .toList();
        } catch (TextParseException e) {
            return List.of();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoSuchDomainException || e.getCause() instanceof NoSuchRRSetException) {
                return List.of();
            }
            throw new Unreachable(name);
        } catch (TimeoutException e) {
            throw new Unreachable(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(name);
        }
    }
}
