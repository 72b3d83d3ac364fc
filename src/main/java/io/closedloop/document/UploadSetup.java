package io.closedloop.document;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Stops an upload at the limit of one file while it is still coming in. */
@Configuration(proxyBeanMethods = false)
class UploadSetup {

    @Bean
    MultipartConfigElement uploads(
            AttachmentSettings settings, @Value("${closedloop.doors.max-request-size}") DataSize maxRequest) {
        MultipartConfigFactory uploads = new MultipartConfigFactory();
        uploads.setMaxFileSize(settings.maxSize());
        // customers send their files together with the form; staff one by one, and the rest of the request is small
        uploads.setMaxRequestSize(DataSize.ofBytes(Math.max(
                maxRequest.toBytes(),
                settings.maxSize().toBytes() + DataSize.ofMegabytes(1).toBytes())));
        uploads.setFileSizeThreshold(DataSize.ofMegabytes(1));
        return uploads.createMultipartConfig();
    }
}
