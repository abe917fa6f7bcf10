import { makeFunctionReference } from "convex/server";
import type { ApplyArgs, ApplyResult } from "./applyBatch.js";
import type { PutRunArgs, PutRunResult } from "./putRun.js";
import type { RowsArgs, RowsResult } from "./rowsPage.js";
import type { StatusArgs, StatusResult } from "./status.js";

/** The internal functions by the name of the app's module that exports them. */
export const functionsOf = (module: string) => ({
  applyBatch: makeFunctionReference<"mutation", ApplyArgs, ApplyResult>(`${module}:applyBatch`),
  putRun: makeFunctionReference<"mutation", PutRunArgs, PutRunResult>(`${module}:putRun`),
  status: makeFunctionReference<"mutation", StatusArgs, StatusResult>(`${module}:status`),
  rowsPage: makeFunctionReference<"query", RowsArgs, RowsResult>(`${module}:rowsPage`),
});

export type Functions = ReturnType<typeof functionsOf>;
