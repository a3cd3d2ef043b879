package io.atlantis.query.projection;

/** What Postgres can hold as text. */
public final class PostgresText {

    private PostgresText() {}

    /** The text with U+0000, which no Postgres text can hold, shown as U+FFFD: a stray byte must not stop a projection. */
    public static String storable(String text) {
        return text.replace((char) 0, (char) 0xFFFD);
    }
}
