import { applyBatch } from "./ingest/applyBatch.js";
import { putRun } from "./ingest/putRun.js";
import { release } from "./ingest/release.js";
import { rowsPage } from "./ingest/rowsPage.js";
import { status } from "./ingest/status.js";
import { cronJobs, memoryEntries, tasks } from "./read/lists.js";
import { health, latestRun, runs } from "./read/runLog.js";
import { sweepFor } from "./retention/sweep.js";

export type MissionControlOptions = {
  /** The module of the app's convex folder that exports these functions. */
  module?: string;
};

/** The functions of Mission Control, for one module of the app to export under these names. */
export const missionControl = ({ module = "openclaw" }: MissionControlOptions = {}) => ({
  // For the app's clients.
  tasks,
  cronJobs,
  memoryEntries,
  runs,
  latestRun,
  health,
  // For the routes and crons alone.
  applyBatch,
  putRun,
  status,
  rowsPage,
  release,
  sweep: sweepFor(module),
});
