package io.aurorafleet.lab.soak;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long and how hard.
 *
 * @param killing how long workers are killed
 * @param seed of all chance: who is killed when, which events are lost
 */
record SoakRequest(
    int clusters, int workers, int inFlight, Duration killing, long seed, Path directory) {}
