package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants begun.
 *
 * @param run a fresh name, or that of a dispatch that died half way, which is then completed
 * @param scope which clusters
 * @param skipLive leave out clusters that another run has, rather than refuse the whole dispatch
 * @param verifySql statements that must hold before and after; null for none
 */
record DispatchRequest(
    RunId run,
    RunModule module,
    EngineVersion target,
    Scope scope,
    RunOptions options,
    boolean skipLive,
    @Nullable String verifySql) {}
