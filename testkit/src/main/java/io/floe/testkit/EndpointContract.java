package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import org.junit.jupiter.api.Test;

/** What every transport owes to the strings and to the wire. A test class implements it and gets its tests. */
public interface EndpointContract {
    /** The transport under test. */
    TransportFixture fixture();

    @Test
    default void shouldPrintWhatItParsed() {
        try (var lab = ContractLab.of(fixture())) {
            for (var text : fixture().canonicalTexts()) {
                assertThat(lab.parse(text, false)).hasToString(text);
            }
        }
    }

    @Test
    default void shouldBeEqualToAnEndpointOfTheSameText() {
        try (var lab = ContractLab.of(fixture())) {
            for (var text : fixture().canonicalTexts()) {
                assertThat((Object) lab.parse(text, false)).isEqualTo(lab.parse(text, false));
            }
        }
    }

    @Test
    default void shouldReadTheBodyThatItWrote() {
        try (var lab = ContractLab.of(fixture())) {
            for (var text : fixture().canonicalTexts()) {
                var written = body(lab.parse(text, false));
                var reader = IceReader.of(EncodingVersion.V1_1, written);
                var read = lab.transport().read(reader);

                assertThat(reader.remaining())
                        .as("bytes left of the body of %s", text)
                        .isZero();
                assertThat(body(read)).as("the body of %s", text).isEqualTo(written);
            }
        }
    }

    @Test
    default void shouldNameTheProtocolAndTypeOfItsProvider() {
        try (var lab = ContractLab.of(fixture())) {
            Endpoint endpoint = lab.parse(fixture().listenAt(), true);

            assertThat(endpoint.protocol()).isEqualTo(fixture().provider().protocol());
            assertThat(endpoint.type()).isEqualTo(fixture().provider().type());
        }
    }

    @Test
    default void shouldLeaveUnknownOptionsUnread() {
        try (var lab = ContractLab.of(fixture())) {
            var options = lab.options(fixture().listenAt() + " --unheard-of 1", true);
            lab.transport().parse(options);

            assertThatThrownBy(options::refuseUnread)
                    .isInstanceOf(EndpointSyntaxException.class)
                    .hasMessageContaining("--unheard-of");
        }
    }

    private static byte[] body(Endpoint endpoint) {
        var out = IceWriter.of(EncodingVersion.V1_1);
        endpoint.writeBody(out);
        return out.toByteArray();
    }
}
