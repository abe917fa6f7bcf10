export { registerRoutes, type RouteOptions } from "./ingest/routes.js";
export { missionControl, type MissionControlOptions } from "./missionControl.js";
export { canonicalRow, fingerprintOf } from "./rows/fingerprint.js";
export { mayRead, type Owned } from "./read/rule.js";
export { guardedQuery } from "./read/guarded.js";
export { viewerOf, type Viewer } from "./read/viewer.js";
export { missionControlTables } from "./tables/tables.js";
export type { DataModel as MissionControlDataModel } from "./tables/model.js";
