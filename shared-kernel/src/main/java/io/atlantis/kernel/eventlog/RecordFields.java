package io.atlantis.kernel.eventlog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record that the log's format knows, found in one pass: a record has a dozen, and each is made to be looked for
 * among all. Of headers of one name the last counts. What is absent or of the wrong length is told when it is asked for.
 */
final class RecordFields {

    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int COMMIT_LENGTH = Integer.BYTES * 2;

    private byte @Nullable [] kind;
    private byte @Nullable [] epoch;
    private byte @Nullable [] sequence;
    private byte @Nullable [] commit;
    private byte @Nullable [] meta;
    private byte @Nullable [] hash;

    private RecordFields() {}

    static RecordFields of(Headers headers) {
        RecordFields fields = new RecordFields();
        for (Header header : headers) {
            fields.take(header);
        }
        return fields;
    }

    private void take(Header header) {
        switch (header.key()) {
            case RecordFormat.KIND -> kind = header.value();
            case RecordFormat.EPOCH -> epoch = header.value();
            case RecordFormat.SEQUENCE -> sequence = header.value();
            case RecordFormat.COMMIT -> commit = header.value();
            case RecordFormat.META -> meta = header.value();
            case RecordFormat.HASH -> hash = header.value();
            default -> {}
        }
    }

    byte kind() {
        return required(RecordFormat.KIND, kind, 1)[0];
    }

    long epoch() {
        return (long) INT64.get(required(RecordFormat.EPOCH, epoch, Long.BYTES), 0);
    }

    long sequence() {
        return (long) INT64.get(required(RecordFormat.SEQUENCE, sequence, Long.BYTES), 0);
    }

    int commitIndex() {
        return (int) INT32.get(required(RecordFormat.COMMIT, commit, COMMIT_LENGTH), 0);
    }

    int commitCount() {
        return (int) INT32.get(required(RecordFormat.COMMIT, commit, COMMIT_LENGTH), Integer.BYTES);
    }

    byte[] meta() {
        return required(RecordFormat.META, meta);
    }

    byte[] hash() {
        return required(RecordFormat.HASH, hash, HashChain.HASH_LENGTH);
    }

    private static byte[] required(String name, byte @Nullable [] value, int lengthBytes) {
        byte[] present = required(name, value);
        if (present.length != lengthBytes) {
            throw new MalformedRecordException("header " + name + " has " + present.length + " bytes", null);
        }
        return present;
    }

    private static byte[] required(String name, byte @Nullable [] value) {
        if (value == null) {
            throw new MalformedRecordException("header " + name + " is absent", null);
        }
        return value;
    }
}
