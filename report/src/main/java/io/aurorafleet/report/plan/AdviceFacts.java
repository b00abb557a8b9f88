package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.survey.ClusterSurvey.Contents;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What advice rests on.
 *
 * @param major whether a major version is left behind on the way
 * @param standardEnd the last day of the present major's standard support; null when not known
 * @param managedSecret whether RDS manages the master user's password
 * @param cloudFormation the stack that manages the cluster, by its tag; null when none
 * @param contents of the databases; null when they could not be looked at
 */
record AdviceFacts(
    EngineVersion version,
    EngineVersion target,
    boolean major,
    LocalDate today,
    @Nullable LocalDate standardEnd,
    boolean managedSecret,
    @Nullable String cloudFormation,
    @Nullable Contents contents) {}
