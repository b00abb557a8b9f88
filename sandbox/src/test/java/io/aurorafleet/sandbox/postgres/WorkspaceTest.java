package io.aurorafleet.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  /** Process numbers come round again, on a busy machine within the hour. */
  @Test
  @Timeout(60)
  void sweepingUpAfterTheDeadHarmsNobodyElse(@TempDir Path base) throws Exception {
    Process bystander = new ProcessBuilder("sleep", "300").start();
    try {
      Path dead = base.resolve("sandbox-dead");
      Path data = Files.createDirectories(dead.resolve("c1").resolve("data-1"));
      Files.createFile(dead.resolve("in-use"));
      Files.writeString(data.resolve("postmaster.pid"), bystander.pid() + "\n" + data + "\n");

      Workspace workspace = Workspace.open(base);
      await(bystander, dead);
      workspace.close();
      await(bystander, workspace.directory());

      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroyForcibly();
    }
  }

  /** Until a shell in the background has deleted it. */
  private static void await(Process bystander, Path gone) throws InterruptedException {
    while (Files.exists(gone)) {
      bystander.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }
}
