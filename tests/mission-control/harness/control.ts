import type { Deployment } from "./deployment.js";
import type { Fault, FaultQueue } from "./faults.js";
import type { Stats } from "./stats.js";

/** What the control routes read and change. */
export type HarnessState = { deployment: Deployment; faults: FaultQueue; stats: Stats };

/**
 * Serves the control routes, `/__test/…`, which only the harness has. Returns the JSON value of the reply.
 *
 * @throws Error if the route is unknown or the body is invalid.
 */
export async function control(path: string, body: string, state: HarnessState): Promise<unknown> {
  const { deployment, faults, stats } = state;
  const request: unknown = body === "" ? {} : JSON.parse(body);
  switch (path) {
    case "/__test/reset":
      faults.clear();
      stats.clear();
      deployment.reset((request as { env?: Record<string, string | null> }).env);
      return { ok: true };
    case "/__test/dump":
      return deployment.dump();
    case "/__test/load":
      await deployment.load(request as Record<string, Record<string, unknown>[]>);
      return { ok: true };
    case "/__test/stats":
      return stats;
    case "/__test/fault":
      return { ok: true, queued: faults.add((Array.isArray(request) ? request : [request]) as Partial<Fault>[]) };
    case "/__test/stop":
      setImmediate(() => process.exit(0));
      return { ok: true };
    default:
      throw new Error("The harness does not have this route.");
  }
}
