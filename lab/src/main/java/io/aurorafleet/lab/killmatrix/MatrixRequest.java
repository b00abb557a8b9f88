package io.aurorafleet.lab.killmatrix;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run.
 *
 * @param sample how many points, spread; 0 for all
 * @param only only points whose name has this in it
 * @param paused how many points a worker is made a zombie at, besides
 * @param terminated how many points a worker gets SIGTERM at, besides
 * @param lanes sandboxes side by side
 * @param together points that one worker dies of at once
 * @param directory where logs go
 */
record MatrixRequest(
    List<Scenario> scenarios,
    int sample,
    @Nullable Pattern only,
    int paused,
    int terminated,
    int lanes,
    int together,
    Path directory) {
  MatrixRequest {
    scenarios = List.copyOf(scenarios);
  }
}
