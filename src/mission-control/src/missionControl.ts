import { applyBatch } from "./ingest/applyBatch.js";
import { createIssueToken, findToken, revokeTokens, storeToken } from "./ingest/instanceTokens.js";
import { createForget } from "./ingest/forget.js";
import { eraseLog } from "./ingest/eraseLog.js";
import { putRun } from "./ingest/putRun.js";
import { release } from "./ingest/release.js";
import { rowsPage } from "./ingest/rowsPage.js";
import { status } from "./ingest/status.js";
import type { GenericDataModel } from "convex/server";
import { createLists } from "./read/lists.js";
import { createRunLog } from "./read/runLog.js";
import type { ReadOptions } from "./read/viewer.js";
import { createCleanup } from "./retention/cleanup.js";

/** Options of {@link missionControl}. */
export type MissionControlOptions<AppDataModel extends GenericDataModel = GenericDataModel> =
  ReadOptions<AppDataModel> & {
    /** The module of the app's convex folder that exports these functions. Default: `openclaw`. */
    module?: string;
  };

/**
 * Creates the functions of Mission Control. One module of the app has to export all of them under these names, because
 * the HTTP routes and the cleanup refer to them by name.
 *
 * @example
 * export const {
 *   tasks, cronJobs, memoryEntries, runs, latestRun, health, instanceHealth,
 *   applyBatch, putRun, eraseLog, status, rowsPage, release, forget, sweep,
 *   findToken, issueToken, storeToken, revokeTokens,
 * } = missionControl();
 */
export const missionControl = <AppDataModel extends GenericDataModel = GenericDataModel>({
  module = "openclaw",
  ...readOptions
}: MissionControlOptions<AppDataModel> = {}) => ({
  // Public queries, for the clients of the app.
  ...createLists(readOptions),
  ...createRunLog(readOptions),
  // Internal functions, for the HTTP routes, for crons and for `npx convex run`.
  applyBatch,
  putRun,
  eraseLog,
  status,
  rowsPage,
  release,
  forget: createForget(module),
  findToken,
  issueToken: createIssueToken(module),
  storeToken,
  revokeTokens,
  sweep: createCleanup(module),
});
