import { makeFunctionReference, type GenericActionCtx, type GenericDataModel } from "convex/server";
import type { ApplyArgs, ApplyResult } from "./applyBatch.js";
import type { Access } from "./access.js";
import type { EraseLogArgs, EraseLogResult } from "./eraseLog.js";
import type { FindTokenArgs, FindTokenResult } from "./instanceTokens.js";
import type { PutRunArgs, PutRunResult } from "./putRun.js";
import type { RowsArgs, RowsResult } from "./rowsPage.js";
import type { StatusArgs, StatusResult } from "./status.js";

/** The context of an HTTP action. It has no database: handlers call internal functions. */
export type ActionCtx = Pick<GenericActionCtx<GenericDataModel>, "runMutation" | "runQuery">;

/** References to the internal functions that the HTTP handlers call. */
export type InternalFunctions = ReturnType<typeof createFunctionReferences>;

/** Serves one route. The request is already authorized; a handler throws `RequestError` to reject it. */
export type Handler = (
  ctx: ActionCtx,
  request: Request,
  functions: InternalFunctions,
  access: Access,
) => Promise<Response>;

/**
 * Creates the references to the internal functions, given the module of the app that exports them, such as `openclaw`.
 */
export const createFunctionReferences = (module: string) => ({
  applyBatch: makeFunctionReference<"mutation", ApplyArgs, ApplyResult>(`${module}:applyBatch`),
  putRun: makeFunctionReference<"mutation", PutRunArgs, PutRunResult>(`${module}:putRun`),
  eraseLog: makeFunctionReference<"mutation", EraseLogArgs, EraseLogResult>(`${module}:eraseLog`),
  status: makeFunctionReference<"mutation", StatusArgs, StatusResult>(`${module}:status`),
  findToken: makeFunctionReference<"query", FindTokenArgs, FindTokenResult>(`${module}:findToken`),
  rowsPage: makeFunctionReference<"query", RowsArgs, RowsResult>(`${module}:rowsPage`),
});
