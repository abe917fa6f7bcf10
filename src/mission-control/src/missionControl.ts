import { applyBatch } from "./ingest/applyBatch.js";
import { eraseLog } from "./ingest/eraseLog.js";
import { putRun } from "./ingest/putRun.js";
import { release } from "./ingest/release.js";
import { rowsPage } from "./ingest/rowsPage.js";
import { status } from "./ingest/status.js";
import { cronJobs, memoryEntries, tasks } from "./read/lists.js";
import { health, latestRun, runs } from "./read/runLog.js";
import { createCleanup } from "./retention/cleanup.js";

/** Options of {@link missionControl}. */
export type MissionControlOptions = {
  /** The module of the app's convex folder that exports these functions. Default: `openclaw`. */
  module?: string;
};

/**
 * Creates the functions of Mission Control. One module of the app has to export all of them under these names, because
 * the HTTP routes and the cleanup refer to them by name.
 *
 * @example
 * export const {
 *   tasks, cronJobs, memoryEntries, runs, latestRun, health,
 *   applyBatch, putRun, eraseLog, status, rowsPage, release, sweep,
 * } = missionControl();
 */
export const missionControl = ({ module = "openclaw" }: MissionControlOptions = {}) => ({
  // Public queries, for the clients of the app.
  tasks,
  cronJobs,
  memoryEntries,
  runs,
  latestRun,
  health,
  // Internal functions, for the HTTP routes, for crons and for `npx convex run`.
  applyBatch,
  putRun,
  eraseLog,
  status,
  rowsPage,
  release,
  sweep: createCleanup(module),
});
