package io.floe.cli;

import io.floe.Reply;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.OperationMode;
import java.util.List;

/** How to say an operation's parameters and results in words: those that every Ice object has, and those with a signature. */
sealed interface Saying {
    /** What the operation named so is; of a signature if one is given. */
    static Saying of(String operation, String signature, List<String> arguments) {
        if (!signature.isEmpty()) {
            return new Typed(Signature.of(signature), arguments);
        }
        if (arguments.size() != (operation.equals("ice_isA") ? 1 : 0)) {
            throw new ProblemException(Problem.usage(
                    arguments.isEmpty()
                            ? "TYPE: none (expected: a type id)"
                            : "ARGUMENT: " + arguments.get(0) + " (expected: only with --sig, or one with ice_isA)",
                    "such as: floe call PROXY ice_isA ::Demo::Hello, floe call PROXY add --sig '(int,int)->int' 1 2"));
        }
        return switch (operation) {
            case "ice_ping" -> new Ping();
            case "ice_id" -> new Id();
            case "ice_ids" -> new Ids();
            case "ice_isA" -> new IsA(arguments.get(0));
            default -> new Other();
        };
    }

    /** Ice 3.7 calls its own operations nonmutating. */
    default OperationMode mode() {
        return OperationMode.NONMUTATING;
    }

    default Encapsulation parameters(EncodingVersion encoding, byte[] bytes) {
        return Encapsulation.of(encoding, bytes);
    }

    /** The results in words. */
    List<String> words(Reply reply);

    /** {@code void ice_ping()}. */
    record Ping() implements Saying {
        @Override
        public List<String> words(Reply reply) {
            return List.of("ok, the object exists");
        }
    }

    /** {@code string ice_id()}. */
    record Id() implements Saying {
        @Override
        public List<String> words(Reply reply) {
            return List.of(reply.read(IceReader::readString));
        }
    }

    /** {@code StringSeq ice_ids()}. */
    record Ids() implements Saying {
        @Override
        public List<String> words(Reply reply) {
            return reply.read(IceReader::readStringSeq);
        }
    }

    /** {@code bool ice_isA(string type)}. */
    record IsA(String type) implements Saying {
        @Override
        public Encapsulation parameters(EncodingVersion encoding, byte[] bytes) {
            return Encapsulation.write(encoding, out -> out.writeString(type));
        }

        @Override
        public List<String> words(Reply reply) {
            return List.of(Boolean.toString(reply.read(IceReader::readBool)));
        }
    }

    /** Any other operation: only its Slice definition knows what the bytes mean. */
    record Other() implements Saying {
        @Override
        public OperationMode mode() {
            return OperationMode.NORMAL;
        }

        @Override
        public List<String> words(Reply reply) {
            byte[] bytes = reply.results().bytes();
            return List.of(bytes.length == 0 ? "ok, no results" : Hex.of(bytes));
        }
    }

    /** An operation whose types the command line tells. */
    record Typed(Signature signature, List<String> arguments) implements Saying {
        @Override
        public OperationMode mode() {
            return OperationMode.NORMAL;
        }

        @Override
        public Encapsulation parameters(EncodingVersion encoding, byte[] bytes) {
            return Encapsulation.write(encoding, out -> signature.write(out, arguments));
        }

        @Override
        public List<String> words(Reply reply) {
            return signature.words(reply);
        }
    }
}
