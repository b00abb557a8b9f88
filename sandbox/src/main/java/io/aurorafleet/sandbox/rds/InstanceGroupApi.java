package io.aurorafleet.sandbox.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeEngineDefaultParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeEngineDefaultParametersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.Parameter;

/** The operations on instance parameter groups. */
final class InstanceGroupApi {
  private static final String NAME = "DBParameterGroupName";
  private final ParameterGroups groups;

  InstanceGroupApi(ParameterGroups groups) {
    this.groups = groups;
  }

  CreateDbParameterGroupResponse create(CreateDbParameterGroupRequest request) {
    ParameterGroup group =
        groups.create(
            request.dbParameterGroupName(),
            request.dbParameterGroupFamily(),
            request.description(),
            request.tags());
    return CreateDbParameterGroupResponse.builder().dbParameterGroup(shown(group)).build();
  }

  ModifyDbParameterGroupResponse modify(ModifyDbParameterGroupRequest request) {
    ParameterGroup group = need(request.dbParameterGroupName());
    return ModifyDbParameterGroupResponse.builder()
        .dbParameterGroupName(groups.modify(group, request.parameters()).name())
        .build();
  }

  DeleteDbParameterGroupResponse delete(DeleteDbParameterGroupRequest request) {
    groups.delete(need(request.dbParameterGroupName()));
    return DeleteDbParameterGroupResponse.builder().build();
  }

  DescribeDbParameterGroupsResponse describe(DescribeDbParameterGroupsRequest request) {
    Filters.none(request.filters());
    Page<ParameterGroup> page =
        Page.of(
            groups.named(request.dbParameterGroupName()),
            ParameterGroup::name,
            request.maxRecords(),
            request.marker());
    return DescribeDbParameterGroupsResponse.builder()
        .dbParameterGroups(page.items().stream().map(InstanceGroupApi::shown).toList())
        .marker(page.marker())
        .build();
  }

  DescribeDbParametersResponse parameters(DescribeDbParametersRequest request) {
    List<Parameter> fitting =
        ParameterQuery.fitting(
            need(request.dbParameterGroupName()).parameters(), request.source(), request.filters());
    Page<Parameter> page =
        Page.of(fitting, Parameter::parameterName, request.maxRecords(), request.marker());
    return DescribeDbParametersResponse.builder()
        .parameters(page.items())
        .marker(page.marker())
        .build();
  }

  DescribeEngineDefaultParametersResponse defaults(DescribeEngineDefaultParametersRequest request) {
    Page<Parameter> page =
        ParameterQuery.page(
            groups.defaults(request.dbParameterGroupFamily()),
            request.filters(),
            request.maxRecords(),
            request.marker());
    return DescribeEngineDefaultParametersResponse.builder()
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

  private static DBParameterGroup shown(ParameterGroup group) {
    return DBParameterGroup.builder()
        .dbParameterGroupName(group.name())
        .dbParameterGroupFamily(group.family())
        .description(group.description())
        .dbParameterGroupArn(group.arn())
        .build();
  }
}
