package io.atlantis.runner.language.diagnostic;

import java.util.Collection;
import java.util.Locale;

/** Guesses which known name a misspelt one was meant to be. */
final class Suggestion {
    private static final int LONGEST_NAME = 40;

    private Suggestion() {}

    /** {@code ", did you mean 'close'?"}, or an empty text if nothing known is near. */
    static String forName(String name, Collection<String> known) {
        String best = "";
        int bestDistance = Math.max(1, Math.min(3, name.length() / 2)) + 1;
        for (String candidate : known) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : ", did you mean '" + best + "'?";
    }

    /** Edits (insert, delete, replace, swap of neighbours) between two names: optimal string alignment. */
    private static int distance(String a, String b) {
        if (a.length() > LONGEST_NAME || b.length() > LONGEST_NAME) {
            return Integer.MAX_VALUE;
        }
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, edits);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] edits) {
        int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
