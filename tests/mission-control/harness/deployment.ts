import schema from "../../../src/mission-control/convex/schema.js";
import { startBackend, type Backend } from "../support/backend.js";

type Table = keyof typeof schema.tables;

const ingestPath = "/openclaw/ingest";

/** The app in memory, which can be thrown away for a fresh one. */
export class Deployment {
  private backend: Backend = startBackend();
  private original = { ...process.env };

  get current(): Backend {
    return this.backend;
  }

  /** Starts over with an empty deployment; variables given as null are unset, those given by an earlier reset are put back. */
  reset(variables: Record<string, string | null> = {}): void {
    const set = Object.entries({ ...this.original, ...variables }).filter(([, value]) => value !== null);
    process.env = Object.fromEntries(set) as NodeJS.ProcessEnv;
    this.backend = startBackend();
  }

  /** Puts rows into tables as they are, past every check; ids that a dump has are left out. */
  async load(tables: Record<string, Record<string, unknown>[]>): Promise<void> {
    const names = Object.keys(schema.tables) as Table[];
    const unknown = Object.keys(tables).find((table) => !names.some((name) => name === table));
    if (unknown !== undefined) throw new Error(`There is no table ${unknown}.`);
    await this.backend.run(async (ctx) => {
      for (const table of names) {
        for (const { _id, _creationTime, ...row } of tables[table] ?? []) await ctx.db.insert(table, row as never);
      }
    });
  }

  async dump(): Promise<Record<string, unknown[]>> {
    const tables = Object.keys(schema.tables) as Table[];
    const rows = await this.backend.run((ctx) => Promise.all(tables.map((table) => ctx.db.query(table).collect())));
    return Object.fromEntries(tables.map((table, index) => [table, rows[index] ?? []]));
  }
}

/** Which part of the protocol a request is for. */
export function placeOf(path: string): string {
  if (path === ingestPath) return "batch";
  const place = path.startsWith(ingestPath + "/") ? path.slice(ingestPath.length + 1) : "";
  return ["runs", "status", "rows"].includes(place) ? place : "other";
}
