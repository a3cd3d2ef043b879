package io.atlantis.query.live;

/**
 * One message to a client, ready to be sent.
 *
 * @param channel it belongs to; empty for an answer to a message as a whole
 * @param seq number in the channel
 * @param text its JSON
 */
record Frame(String channel, long seq, String text) {}
