package io.aurorafleet.sandbox.rds;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;
import software.amazon.awssdk.services.rds.model.Tag;

/** One member of a cluster; all members answer at the cluster's address. */
final class Instance implements Tagged {
  private DBInstance model;
  private final Cluster cluster;
  private final long number;
  private boolean writer;
  private String clusterGroupStatus = "in-sync";
  private final Map<String, LogFile> logs = new TreeMap<>();

  /**
   * @param number its place among all instances ever made
   */
  Instance(DBInstance model, Cluster cluster, long number, boolean writer) {
    this.model = model;
    this.cluster = cluster;
    this.number = number;
    this.writer = writer;
  }

  DBInstance model() {
    return model;
  }

  void set(Consumer<DBInstance.Builder> change) {
    model = model.copy(change);
  }

  void pending(Consumer<PendingModifiedValues.Builder> change) {
    set(b -> b.pendingModifiedValues(change));
  }

  boolean hasPending() {
    return model.pendingModifiedValues() != null
        && !model.pendingModifiedValues().equals(PendingModifiedValues.builder().build());
  }

  Cluster cluster() {
    return cluster;
  }

  long number() {
    return number;
  }

  String id() {
    return model.dbInstanceIdentifier();
  }

  @Override
  public String arn() {
    return model.dbInstanceArn();
  }

  String status() {
    return model.dbInstanceStatus();
  }

  /** A member that is being deleted stays so, whatever was still under way with it. */
  void status(String status) {
    if (!deleting()) {
      set(b -> b.dbInstanceStatus(status));
    }
  }

  boolean deleting() {
    return status().equals("deleting");
  }

  boolean available() {
    return status().equals("available");
  }

  boolean writer() {
    return writer;
  }

  void writer(boolean now) {
    writer = now;
  }

  String instanceClass() {
    return model.dbInstanceClass();
  }

  String group() {
    return model.dbParameterGroups().get(0).dbParameterGroupName();
  }

  void group(String name, String applyStatus) {
    set(b -> b.dbParameterGroups(using(name, applyStatus)));
  }

  static DBParameterGroupStatus using(String group, String applyStatus) {
    return DBParameterGroupStatus.builder()
        .dbParameterGroupName(group)
        .parameterApplyStatus(applyStatus)
        .build();
  }

  String clusterGroupStatus() {
    return clusterGroupStatus;
  }

  void clusterGroupStatus(String status) {
    clusterGroupStatus = status;
  }

  /** A reboot has happened: every parameter is in effect. */
  void inSync() {
    clusterGroupStatus = "in-sync";
    group(group(), "in-sync");
  }

  Map<String, LogFile> logs() {
    return logs;
  }

  void log(LogFile file) {
    logs.put(file.name(), file);
  }

  @Override
  public List<Tag> tags() {
    return model.tagList();
  }

  @Override
  public void tags(List<Tag> tags) {
    set(b -> b.tagList(tags));
  }
}
