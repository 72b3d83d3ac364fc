package io.closedloop.correspondence;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes mails into a folder, each a file named by its Message-ID: a second copy takes the place of the first. */
class FolderCarrier implements Carrier {

    private final Path folder;

    FolderCarrier(Path folder) {
        this.folder = folder;
    }

    @Override
    public void carry(MimeMessage mail) throws IOException, MessagingException {
        Files.createDirectories(folder);
        String name = mail.getMessageID().replaceAll("[^A-Za-z0-9.@-]", "") + ".eml";
        Path written = Files.createTempFile(folder, "mail", ".tmp");
        try (OutputStream out = Files.newOutputStream(written)) {
            mail.writeTo(out);
        }
        Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
