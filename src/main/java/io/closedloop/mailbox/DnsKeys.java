package io.closedloop.mailbox;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the name servers of this computer, and does not wait for them long. */
@Component
@EnableConfigurationProperties(MailboxSettings.class)
class DnsKeys implements PublicKeys {

    private final MailboxSettings settings;

    DnsKeys(MailboxSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> texts(String name) throws Unreachable {
        try {
            ExtendedResolver resolver = new ExtendedResolver();
            resolver.setRetries(1);
            resolver.setTimeout(settings.dnsTimeout());
            Lookup lookup = new Lookup(name, Type.TXT);
            lookup.setResolver(resolver);
            Record[] found = lookup.run();
            if (lookup.getResult() == Lookup.TRY_AGAIN) {
                throw new Unreachable(name);
            }
            return found == null
                    ? List.of()
                    : Arrays.stream(found)
                            .filter(TXTRecord.class::isInstance)
                            .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                            .toList();
        } catch (TextParseException e) {
            return List.of();
        }
    }
}
