import { missionControl } from "../src/index.js";

export const {
  tasks,
  cronJobs,
  memoryEntries,
  runs,
  latestRun,
  health,
  instanceHealth,
  applyBatch,
  putRun,
  eraseLog,
  status,
  rowsPage,
  release,
  forget,
  findToken,
  issueToken,
  storeToken,
  revokeTokens,
  sweep,
} = missionControl();
