package io.atlantis.sample.loose;

/** May start threads: it is the class that shows a service's stages. */
public final class DayPipeline {

    Thread thread() {
        return new Thread(() -> {});
    }
}
