package io.aurorafleet.sandbox.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.model.Tag;

/** Anything of RDS that an ARN names and that carries tags. */
interface Tagged {
  String arn();

  List<Tag> tags();

  void tags(List<Tag> tags);
}
