package io.aurorafleet.sandbox.rds;

import java.util.function.Function;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeEngineDefaultClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeEngineDefaultClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeEngineDefaultParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeEngineDefaultParametersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupResponse;

/** The operations on parameter groups, and how every operation is entered. */
abstract class ParameterGroupOperations implements RdsClient {
  final Estate estate;
  private final ClusterGroupApi clusterGroups;
  private final InstanceGroupApi instanceGroups;

  ParameterGroupOperations(Estate estate) {
    this.estate = estate;
    this.clusterGroups = new ClusterGroupApi(estate.clusterGroups);
    this.instanceGroups = new InstanceGroupApi(estate.instanceGroups);
  }

  /** Runs one operation under the lock, after the fault plan has had its say. */
  final <Q, A> A call(String operation, Q request, Function<Q, A> answer) {
    return estate.locked(
        () -> {
          estate.options.faults().called(operation);
          return answer.apply(request);
        });
  }

  @Override
  public CreateDbClusterParameterGroupResponse createDBClusterParameterGroup(
      CreateDbClusterParameterGroupRequest request) {
    return call("CreateDBClusterParameterGroup", request, clusterGroups::create);
  }

  @Override
  public ModifyDbClusterParameterGroupResponse modifyDBClusterParameterGroup(
      ModifyDbClusterParameterGroupRequest request) {
    return call("ModifyDBClusterParameterGroup", request, clusterGroups::modify);
  }

  @Override
  public DeleteDbClusterParameterGroupResponse deleteDBClusterParameterGroup(
      DeleteDbClusterParameterGroupRequest request) {
    return call("DeleteDBClusterParameterGroup", request, clusterGroups::delete);
  }

  @Override
  public DescribeDbClusterParameterGroupsResponse describeDBClusterParameterGroups(
      DescribeDbClusterParameterGroupsRequest request) {
    return call("DescribeDBClusterParameterGroups", request, clusterGroups::describe);
  }

  @Override
  public DescribeDbClusterParametersResponse describeDBClusterParameters(
      DescribeDbClusterParametersRequest request) {
    return call("DescribeDBClusterParameters", request, clusterGroups::parameters);
  }

  @Override
  public DescribeEngineDefaultClusterParametersResponse describeEngineDefaultClusterParameters(
      DescribeEngineDefaultClusterParametersRequest request) {
    return call("DescribeEngineDefaultClusterParameters", request, clusterGroups::defaults);
  }

  @Override
  public CreateDbParameterGroupResponse createDBParameterGroup(
      CreateDbParameterGroupRequest request) {
    return call("CreateDBParameterGroup", request, instanceGroups::create);
  }

  @Override
  public ModifyDbParameterGroupResponse modifyDBParameterGroup(
      ModifyDbParameterGroupRequest request) {
    return call("ModifyDBParameterGroup", request, instanceGroups::modify);
  }

  @Override
  public DeleteDbParameterGroupResponse deleteDBParameterGroup(
      DeleteDbParameterGroupRequest request) {
    return call("DeleteDBParameterGroup", request, instanceGroups::delete);
  }

  @Override
  public DescribeDbParameterGroupsResponse describeDBParameterGroups(
      DescribeDbParameterGroupsRequest request) {
    return call("DescribeDBParameterGroups", request, instanceGroups::describe);
  }

  @Override
  public DescribeDbParametersResponse describeDBParameters(DescribeDbParametersRequest request) {
    return call("DescribeDBParameters", request, instanceGroups::parameters);
  }

  @Override
  public DescribeEngineDefaultParametersResponse describeEngineDefaultParameters(
      DescribeEngineDefaultParametersRequest request) {
    return call("DescribeEngineDefaultParameters", request, instanceGroups::defaults);
  }
}
