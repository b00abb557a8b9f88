package io.aurorafleet.sandbox.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeEngineDefaultClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeEngineDefaultClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.Parameter;

/** The operations on cluster parameter groups. */
final class ClusterGroupApi {
  private static final String NAME = "DBClusterParameterGroupName";
  private final ParameterGroups groups;

  ClusterGroupApi(ParameterGroups groups) {
    this.groups = groups;
  }

  CreateDbClusterParameterGroupResponse create(CreateDbClusterParameterGroupRequest request) {
    ParameterGroup group =
        groups.create(
            request.dbClusterParameterGroupName(),
            request.dbParameterGroupFamily(),
            request.description(),
            request.tags());
    return CreateDbClusterParameterGroupResponse.builder()
        .dbClusterParameterGroup(shown(group))
        .build();
  }

  ModifyDbClusterParameterGroupResponse modify(ModifyDbClusterParameterGroupRequest request) {
    ParameterGroup group = need(request.dbClusterParameterGroupName());
    return ModifyDbClusterParameterGroupResponse.builder()
        .dbClusterParameterGroupName(groups.modify(group, request.parameters()).name())
        .build();
  }

  DeleteDbClusterParameterGroupResponse delete(DeleteDbClusterParameterGroupRequest request) {
    groups.delete(need(request.dbClusterParameterGroupName()));
    return DeleteDbClusterParameterGroupResponse.builder().build();
  }

  DescribeDbClusterParameterGroupsResponse describe(
      DescribeDbClusterParameterGroupsRequest request) {
    Filters.none(request.filters());
    Page<ParameterGroup> page =
        Page.of(
            groups.named(request.dbClusterParameterGroupName()),
            ParameterGroup::name,
            request.maxRecords(),
            request.marker());
    return DescribeDbClusterParameterGroupsResponse.builder()
        .dbClusterParameterGroups(page.items().stream().map(ClusterGroupApi::shown).toList())
        .marker(page.marker())
        .build();
  }

  DescribeDbClusterParametersResponse parameters(DescribeDbClusterParametersRequest request) {
    List<Parameter> fitting =
        ParameterQuery.fitting(
            need(request.dbClusterParameterGroupName()).parameters(),
            request.source(),
            request.filters());
    Page<Parameter> page =
        Page.of(fitting, Parameter::parameterName, request.maxRecords(), request.marker());
    return DescribeDbClusterParametersResponse.builder()
        .parameters(page.items())
        .marker(page.marker())
        .build();
  }

  DescribeEngineDefaultClusterParametersResponse defaults(
      DescribeEngineDefaultClusterParametersRequest request) {
    Page<Parameter> page =
        ParameterQuery.page(
            groups.defaults(request.dbParameterGroupFamily()),
            request.filters(),
            request.maxRecords(),
            request.marker());
    return DescribeEngineDefaultClusterParametersResponse.builder()
        .engineDefaults(
            d ->
                d.dbParameterGroupFamily(request.dbParameterGroupFamily())
                    .parameters(page.items())
                    .marker(page.marker()))
        .build();
  }

  private ParameterGroup need(String name) {
    return groups.need(name, NAME, Fault.GROUP_NOT_FOUND);
  }

  private static DBClusterParameterGroup shown(ParameterGroup group) {
    return DBClusterParameterGroup.builder()
        .dbClusterParameterGroupName(group.name())
        .dbParameterGroupFamily(group.family())
        .description(group.description())
        .dbClusterParameterGroupArn(group.arn())
        .build();
  }
}
