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
  status,
  rowsPage,
  release,
  sweep,
} = missionControl();
