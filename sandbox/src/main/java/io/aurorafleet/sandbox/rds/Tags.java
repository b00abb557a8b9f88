package io.aurorafleet.sandbox.rds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/** Tags of anything that has an ARN. */
final class Tags {
  private final Estate estate;

  Tags(Estate estate) {
    this.estate = estate;
  }

  AddTagsToResourceResponse add(AddTagsToResourceRequest request) {
    Tagged thing = need(request.resourceName());
    Map<String, Tag> tags = new LinkedHashMap<>();
    thing.tags().forEach(t -> tags.put(t.key(), t));
    request.tags().forEach(t -> tags.put(Fault.require(t.key(), "Tags.member.Key"), t));
    thing.tags(List.copyOf(tags.values()));
    return AddTagsToResourceResponse.builder().build();
  }

  RemoveTagsFromResourceResponse remove(RemoveTagsFromResourceRequest request) {
    Tagged thing = need(request.resourceName());
    thing.tags(thing.tags().stream().filter(t -> !request.tagKeys().contains(t.key())).toList());
    return RemoveTagsFromResourceResponse.builder().build();
  }

  ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tagList(need(request.resourceName()).tags())
        .build();
  }

  private Tagged need(String arn) {
    Fault.require(arn, "ResourceName");
    if (!arn.startsWith("arn:")) {
      throw Fault.VALUE.with("Invalid resource name: " + arn + ". It must be an ARN.");
    }
    return estate
        .tagged()
        .filter(t -> t.arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> missing(arn));
  }

  private static RuntimeException missing(String arn) {
    if (arn.contains(":cluster:")) {
      return Fault.CLUSTER_NOT_FOUND.with("DBCluster " + arn + " not found.");
    }
    if (arn.contains(":db:")) {
      return Fault.INSTANCE_NOT_FOUND.with("DBInstance " + arn + " not found.");
    }
    return Fault.VALUE.with(
        "The specified resource name does not match an RDS resource in this region: " + arn);
  }
}
