package io.floe.cli;

import io.floe.Reply;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.OperationMode;
import java.util.List;

/** How to say an operation's parameters and results in words, for those that every Ice object has. */
sealed interface BuiltIn {
    /** What the operation named so is. */
    static BuiltIn of(String operation, String type) {
        if (operation.equals("ice_isA") == type.isEmpty()) {
            throw new ProblemException(Problem.usage(
                    type.isEmpty()
                            ? "TYPE: none (expected: a type id)"
                            : "TYPE: " + type + " (expected: only with ice_isA)",
                    "such as: floe call PROXY ice_isA ::Demo::Hello"));
        }
        return switch (operation) {
            case "ice_ping" -> new Ping();
            case "ice_id" -> new Id();
            case "ice_ids" -> new Ids();
            case "ice_isA" -> new IsA(type);
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
    record Ping() implements BuiltIn {
        @Override
        public List<String> words(Reply reply) {
            return List.of("ok, the object exists");
        }
    }

    /** {@code string ice_id()}. */
    record Id() implements BuiltIn {
        @Override
        public List<String> words(Reply reply) {
            return List.of(reply.read(IceReader::readString));
        }
    }

    /** {@code StringSeq ice_ids()}. */
    record Ids() implements BuiltIn {
        @Override
        public List<String> words(Reply reply) {
            return reply.read(IceReader::readStringSeq);
        }
    }

    /** {@code bool ice_isA(string type)}. */
    record IsA(String type) implements BuiltIn {
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
    record Other() implements BuiltIn {
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
}
