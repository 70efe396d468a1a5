package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.wire.BatchRequestMessage;
import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.OperationMode;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.ReplyStatus;
import io.floe.wire.RequestMessage;
import io.floe.wire.SliceFormat;
import io.floe.wire.UserExceptionWriter;
import io.floe.wire.ValidateConnectionMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageWordsTest {
    private static Invocation say(String operation) {
        return new Invocation(
                new Identity("echo", "cat"),
                "",
                operation,
                OperationMode.IDEMPOTENT,
                Map.of(),
                Encapsulation.empty(EncodingVersion.V1_1));
    }

    private static String reply(ReplyBody body) {
        return MessageWords.of(new ReplyMessage(7, body, Compression.COMPRESSED));
    }

    @Test
    void shouldSayWhatIsAsked() {
        assertThat(MessageWords.of(new RequestMessage(7, say("say"), Compression.NONE)))
                .isEqualTo("request 7  cat/echo  say  idempotent  0 bytes, encoding 1.1");
        assertThat(MessageWords.of(new RequestMessage(0, say("say"), Compression.COMPRESSED)))
                .isEqualTo("oneway  cat/echo  say  idempotent  0 bytes, encoding 1.1  compressed");
    }

    @Test
    void shouldNotListALargeBatch() {
        assertThat(MessageWords.of(new BatchRequestMessage(Collections.nCopies(9, say("s")), Compression.NONE)))
                .startsWith("batch of 9  cat/echo  s  idempotent")
                .endsWith(" | ...");
    }

    @Test
    void shouldSayWhatIsAnswered() {
        assertThat(reply(new ReplyBody.Ok(Encapsulation.empty(EncodingVersion.V1_0))))
                .isEqualTo("reply 7  ok  0 bytes, encoding 1.0  compressed");
        assertThat(reply(new ReplyBody.NotExist(ReplyStatus.FACET_NOT_EXIST, Identity.of("e"), "f", "say")))
                .isEqualTo("reply 7  facet not exist  e  say  compressed");
        assertThat(reply(new ReplyBody.Failed(7, "boom"))).isEqualTo("reply 7  failed, status 7  boom  compressed");
        assertThat(reply(new ReplyBody.UserException(UserExceptionWriter.write(
                        EncodingVersion.V1_1, SliceFormat.SLICED, out -> out.slice("::Demo::Bad", members -> {})))))
                .isEqualTo("reply 7  user exception ::Demo::Bad  compressed");
    }

    @Test
    void shouldSayTheRest() {
        assertThat(MessageWords.of(new ValidateConnectionMessage())).isEqualTo("validate connection");
        assertThat(MessageWords.of(new CloseConnectionMessage())).isEqualTo("close connection");
    }

    @Test
    void shouldLetNoPeerSteerTheTerminal() {
        assertThat(MessageWords.of(new RequestMessage(1, say("\u001b[2Jx\n"), Compression.NONE)))
                .contains("  \\u001b[2Jx\\u000a  ");
    }

    @Test
    void shouldSayOnceThatItIsNotIce() {
        List<String> said = new ArrayList<>();
        MessageTap tap = new MessageTap(said::add);
        byte[] http = "GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII);

        tap.passed(http, http.length);
        tap.passed(http, http.length);
        tap.ended();

        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("not Ice from here on: magic: plain text 'GET / HTTP/1.1'");
    }
}
