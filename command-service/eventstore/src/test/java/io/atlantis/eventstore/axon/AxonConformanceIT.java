package io.atlantis.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs Axon's storage engine suite and counts: Surefire finds none of an inherited suite's nested tests, or none at all, and
 * is content.
 */
class AxonConformanceIT {

    private static final long SUITE_SIZE = 31;

    @Test
    void shouldPassEveryTestOfAxonsStorageEngineSuite() {
        LauncherDiscoveryRequest suite = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(StorageEngineConformance.class))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();

        launcher.execute(suite, listener);

        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getFailures())
                .as("failures")
                .extracting(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).as("tests that passed").isEqualTo(SUITE_SIZE);
    }
}
