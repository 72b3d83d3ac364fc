package io.closedloop;

import io.closedloop.bag.VerifyCommand;
import io.closedloop.engine.Migration;
import io.closedloop.staff.SchemaOwnerCheck;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.RollbackOn;

/** Runs a company's customer requirements from the first contact to the archived acceptance. */
@SpringBootApplication
@EnableTransactionManagement(proxyTargetClass = true, rollbackOn = RollbackOn.ALL_EXCEPTIONS)
public class Closedloop {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VerifyCommand.NAME)) {
            List<String> names = Arrays.asList(args).subList(1, args.length);
            System.exit(new VerifyCommand(console(), Locale.getDefault()).run(names));
        }
        if (args.length > 0 && args[0].equals(Migration.NAME)) {
            Migration.run(SchemaOwnerCheck.class, Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        SpringApplication.run(Closedloop.class, args);
    }

    /** Speaks the terminal's characters, and UTF-8 where there are only those of English. */
    private static PrintStream console() {
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return new PrintStream(
                new FileOutputStream(FileDescriptor.out),
                true,
                StandardCharsets.US_ASCII.contains(charset) ? StandardCharsets.UTF_8 : charset);
    }
}
