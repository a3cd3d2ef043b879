package io.atlantis.kernel.privacy;

/** Seals and opens personal texts. Thread-safe. */
public interface PersonalText {

    /**
     * Where a sealed text stands; it opens nowhere else.
     *
     * @param field name of the member
     * @param entityId of the event it stands in
     */
    record Place(String field, String entityId) {}

    /** For programs without keys: what is sealed stays so, and nothing can be sealed. */
    PersonalText SEALED = new PersonalText() {
        @Override
        public String seal(SubjectId subject, String text, Place place) {
            throw new IllegalStateException("this program has no keys for personal data: it can't record " + place.field());
        }

        @Override
        public String open(String recorded, Place place) {
            return recorded;
        }
    };

    /**
     * The form in which a text is recorded.
     *
     * @throws SubjectKeysUnavailableException when the subject's key can't be had now
     */
    String seal(SubjectId subject, String text, Place place);

    /**
     * The text; {@link SubjectId#erased()} when its key is destroyed; what was never sealed as it is.
     *
     * @throws DamagedPersonalDataException when it was changed or stands in another place than it was sealed for
     * @throws SubjectKeysUnavailableException when it can't be told now whether the key is destroyed
     */
    String open(String recorded, Place place);
}
