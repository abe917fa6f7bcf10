import type { Deployment } from "./deployment.js";
import type { Fault, Faults } from "./faults.js";
import type { Stats } from "./stats.js";

/** The harness's own routes; no deployment has them. */
export async function control(
  path: string,
  body: string,
  { deployment, faults, stats }: { deployment: Deployment; faults: Faults; stats: Stats },
): Promise<unknown> {
  const asked: unknown = body === "" ? {} : JSON.parse(body);
  switch (path) {
    case "/__test/reset":
      faults.clear();
      stats.clear();
      deployment.reset((asked as { env?: Record<string, string | null> }).env);
      return { ok: true };
    case "/__test/dump":
      return deployment.dump();
    case "/__test/load":
      await deployment.load(asked as Record<string, Record<string, unknown>[]>);
      return { ok: true };
    case "/__test/stats":
      return stats;
    case "/__test/fault":
      return {
        ok: true,
        queued: faults.add(Array.isArray(asked) ? (asked as Partial<Fault>[]) : [asked as Partial<Fault>]),
      };
    case "/__test/stop":
      setImmediate(() => process.exit(0));
      return { ok: true };
    default:
      throw new Error("The harness has no such route.");
  }
}
