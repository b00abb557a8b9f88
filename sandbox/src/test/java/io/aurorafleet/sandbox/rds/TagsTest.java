package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;

/** Tags by ARN, and inline in describes. */
class TagsTest {
  private final SimulatedRegion region = new SimulatedRegion();

  @Test
  void areAddedReplacedRemovedAndShownInline() {
    String arn = region.seed("orders", "16.13").dbClusterArn();
    add(arn, "UpgradeDB", "Y");
    add(arn, "wave", "first");
    add(arn, "UpgradeDB", "N");
    region.rds.removeTagsFromResource(r -> r.resourceName(arn).tagKeys("wave"));
    Tag left = Tag.builder().key("UpgradeDB").value("N").build();
    assertThat(region.rds.listTagsForResource(r -> r.resourceName(arn)).tagList())
        .containsExactly(left);
    assertThat(region.cluster("orders").tagList()).containsExactly(left);
  }

  private void add(String arn, String key, String value) {
    region.rds.addTagsToResource(
        r -> r.resourceName(arn).tags(Tag.builder().key(key).value(value).build()));
  }

  @Test
  void everythingWithAnArnHasThem() {
    region.seed("orders", "16.13");
    region.rds.createDBClusterSnapshot(
        r ->
            r.dbClusterIdentifier("orders")
                .dbClusterSnapshotIdentifier("s")
                .tags(Tag.builder().key("a").value("b").build()));
    String arn =
        region.rds.describeDBClusterSnapshots().dbClusterSnapshots().get(0).dbClusterSnapshotArn();
    assertThat(region.rds.listTagsForResource(r -> r.resourceName(arn)).tagList()).hasSize(1);
    String group = "arn:aws:rds:eu-west-1:123456789012:cluster-pg:default.aurora-postgresql16";
    assertThat(region.rds.listTagsForResource(r -> r.resourceName(group)).tagList()).isEmpty();
    assertThatThrownBy(
            () ->
                region.rds.listTagsForResource(
                    r -> r.resourceName("arn:aws:rds:eu-west-1:123456789012:cluster:none")))
        .isInstanceOf(DbClusterNotFoundException.class);
    assertThatThrownBy(() -> region.rds.listTagsForResource(r -> r.resourceName("orders")))
        .hasMessageContaining("must be an ARN");
  }
}
