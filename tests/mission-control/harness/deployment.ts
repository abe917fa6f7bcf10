import schema from "../../../src/mission-control/convex/schema.js";
import { startBackend, type Backend } from "../support/backend.js";

type Table = keyof typeof schema.tables;

const ingestPath = "/openclaw/ingest";
const tables = Object.keys(schema.tables) as Table[];

/** The app in memory. A reset replaces it with an empty one. */
export class Deployment {
  private backend: Backend = startBackend();
  private readonly initialEnvironment = { ...process.env };

  get current(): Backend {
    return this.backend;
  }

  /**
   * Replaces the deployment with an empty one and sets environment variables; null unsets one. Variables that an
   * earlier reset has set get their initial values again.
   */
  reset(variables: Record<string, string | null> = {}): void {
    const entries = Object.entries({ ...this.initialEnvironment, ...variables }).filter(([, value]) => value !== null);
    process.env = Object.fromEntries(entries) as NodeJS.ProcessEnv;
    this.backend = startBackend();
  }

  /** Inserts rows into tables without any check. The ids and creation times of a dump are ignored. */
  async load(rowsByTable: Record<string, Record<string, unknown>[]>): Promise<void> {
    const unknownTable = Object.keys(rowsByTable).find((name) => !tables.some((table) => table === name));
    if (unknownTable !== undefined) throw new Error(`There is no table '${unknownTable}'.`);
    await this.backend.run(async (ctx) => {
      for (const table of tables) {
        for (const { _id, _creationTime, ...row } of rowsByTable[table] ?? []) await ctx.db.insert(table, row as never);
      }
    });
  }

  /** Reads all rows of all tables. */
  async dump(): Promise<Record<string, unknown[]>> {
    const rows = await this.backend.run((ctx) => Promise.all(tables.map((table) => ctx.db.query(table).collect())));
    return Object.fromEntries(tables.map((table, index) => [table, rows[index] ?? []]));
  }
}

/** The part of the protocol that a path belongs to: `batch`, `runs`, `status`, `rows`, or `other`. */
export function getPlace(path: string): string {
  if (path === ingestPath) return "batch";
  const place = path.startsWith(ingestPath + "/") ? path.slice(ingestPath.length + 1) : "";
  return ["runs", "status", "rows"].includes(place) ? place : "other";
}
