package io.atlantis.runner.language.bytecode;

import java.lang.classfile.ClassFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a class file byte by byte, as chapter 4 of the JVM specification lays it out, before anything else interprets it:
 * the right version, no kind of constant and no attribute but those that strategies need, no exception table, every
 * length exact, and nothing behind the end.
 */
final class ClassFileShape {
    /** Far above what the compiler makes of the longest source. */
    static final int MAX_BYTES = 4 << 20;

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int HEADER_SHORTS = 3;

    private final ByteBuffer in;
    private final List<String> texts = new ArrayList<>();

    private ClassFileShape(byte[] classFile) {
        this.in = ByteBuffer.wrap(classFile);
    }

    /** @throws Refusal if the bytes have another shape */
    static void check(byte[] classFile) {
        require(classFile.length <= MAX_BYTES, "larger than " + MAX_BYTES + " bytes");
        ClassFileShape shape = new ClassFileShape(classFile);
        shape.header();
        shape.constants();
        shape.skip(HEADER_SHORTS * Short.BYTES);
        require(shape.u2() == 0, "interfaces");
        for (int fields = shape.u2(); fields > 0; fields--) {
            shape.skip(HEADER_SHORTS * Short.BYTES);
            shape.noAttributes("field");
        }
        for (int methods = shape.u2(); methods > 0; methods--) {
            shape.skip(HEADER_SHORTS * Short.BYTES);
            shape.method();
        }
        shape.noAttributes("class");
        require(!shape.in.hasRemaining(), "bytes behind the end");
    }

    private void header() {
        require(in.remaining() >= Integer.BYTES && in.getInt() == MAGIC, "no class file");
        int minor = u2();
        int major = u2();
        require(
                minor == 0 && major == ClassFile.latestMajorVersion(),
                "version " + major + "." + minor + " instead of " + ClassFile.latestMajorVersion() + ".0");
    }

    private void constants() {
        int count = u2();
        texts.add("");
        while (texts.size() < count) {
            int tag = u1();
            texts.add("");
            switch (tag) {
                case UTF8 -> texts.set(texts.size() - 1, text());
                // integer, field, method, interface method, name and type
                case 3, 9, 10, 11, 12 -> skip(Integer.BYTES);
                // long and double take two numbers
                case 5, 6 -> {
                    skip(Long.BYTES);
                    texts.add("");
                }
                // class, string
                case 7, 8 -> skip(Short.BYTES);
                default -> throw new Refusal("constant of kind " + tag);
            }
        }
        require(texts.size() == Math.max(count, 1), "a constant is cut off");
    }

    private String text() {
        byte[] bytes = new byte[u2()];
        require(in.remaining() >= bytes.length, "truncated");
        in.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void method() {
        require(u2() == 1 && attributeName().equals("Code"), "a method has other attributes than its code");
        int end = attributeEnd();
        skip(2 * Short.BYTES);
        skip(u4());
        require(u2() == 0, "exception handler");
        Set<String> seen = new HashSet<>();
        for (int attributes = u2(); attributes > 0; attributes--) {
            String name = attributeName();
            boolean known = name.equals("LineNumberTable") || name.equals("StackMapTable");
            require(known && seen.add(name), "attribute " + name + " of code");
            in.position(attributeEnd());
        }
        require(in.position() == end, "a method's length is wrong");
    }

    private void noAttributes(String of) {
        require(u2() == 0, "the " + of + " has attributes");
    }

    private String attributeName() {
        int index = u2();
        require(index < texts.size(), "a name out of range");
        return texts.get(index);
    }

    private int attributeEnd() {
        int length = u4();
        require(length >= 0 && length <= in.remaining(), "truncated");
        return in.position() + length;
    }

    private void skip(int bytes) {
        require(bytes >= 0 && bytes <= in.remaining(), "truncated");
        in.position(in.position() + bytes);
    }

    private int u1() {
        require(in.hasRemaining(), "truncated");
        return Byte.toUnsignedInt(in.get());
    }

    private int u2() {
        require(in.remaining() >= Short.BYTES, "truncated");
        return Short.toUnsignedInt(in.getShort());
    }

    private int u4() {
        require(in.remaining() >= Integer.BYTES, "truncated");
        return in.getInt();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refusal(otherwise);
        }
    }
}
