package io.atlantis.eventstore.simulation;

/** What must hold whatever happens. I11, a condition that spans partitions is refused, is for whoever routes to a partition. */
enum Invariant {
    I1("sequences are dense from 0"),
    I2("each hash continues the one before it"),
    I3("what was acknowledged counts, where its receipt says"),
    I4("what was refused never counts"),
    I5("a commit counts as a whole or not at all"),
    I6("no matching event lies between what a decision was based on and its events"),
    I7("a command commits at most once"),
    I8("an index is the fold of the log"),
    I9("readers see what counts and nothing else"),
    I10("unknown is told by a closed node alone, and the command id settles it"),
    I12("outcomes are told by the executor"),
    ANSWERED("every append is answered, and the partition finds an owner again");

    private final String rule;

    Invariant(String rule) {
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
