package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import java.util.Map;

/** The extensions of one database. */
public interface ExtensionSession {
  /** Brings one extension to the server's default version, in its own transaction. */
  ExtensionChange updateExtension(Fence fence, String extension);

  /** Installed extensions that are not at the server's default version, and to which it is. */
  Map<String, String> outdatedExtensions();
}
