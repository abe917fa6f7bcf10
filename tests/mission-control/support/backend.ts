import { convexTest } from "convex-test";
import schema from "../../../src/mission-control/convex/schema.js";
import { guardDocuments } from "./guard.js";
import { modules } from "./modules.js";

/** Starts an empty deployment of the app in memory, with Convex's limits on transactions and documents. */
export function startBackend() {
  const backend = convexTest({ schema, modules, transactionLimits: true });
  guardDocuments();
  return backend;
}

/** A deployment in memory. */
export type Backend = ReturnType<typeof startBackend>;
