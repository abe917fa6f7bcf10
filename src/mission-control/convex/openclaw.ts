import { missionControl } from "../src/index.js";

export const {
  tasks,
  cronJobs,
  memoryEntries,
  runs,
  latestRun,
  health,
  applyBatch,
  putRun,
  eraseLog,
  status,
  rowsPage,
  release,
  sweep,
} = missionControl();
