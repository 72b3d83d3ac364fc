package io.closedloop.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wang@example.com | wang@example.com",
                "电话 138 0000 0000，邮箱：wang.li+work@mail.example.com。 | wang.li+work@mail.example.com",
                "mail wang@example.com, or call | wang@example.com",
                "Wang <wang@example.com> | wang@example.com",
                "write to wang@example.com. | wang@example.com",
                "邮箱wang@example.com电话 | wang@example.com",
                "o'brien@corp.example |",
                "_john@corp.example |",
                "dept/anna@corp.example |",
                "a=b@corp.example |",
                "a@b@corp.example |",
                "wang@example.com@evil.example |",
                "wang@example.c0m |",
                "13800000000 |",
            })
    void takesWholeAddressesOnly(String details, String address) {
        assertThat(Contact.addressIn(details).orElse(null)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"64", "65"})
    void takesNoTailOfALongOne(int length) {
        String address = "a".repeat(length) + "@corp.example";
        assertThat(Contact.addressIn(address).isPresent()).isEqualTo(length == 64);
    }
}
