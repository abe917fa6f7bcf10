/** The kinds of rows. A source key starts with its kind, as in `task:42`. */
export const kinds = ["task", "cron", "memory"] as const;

/** One of {@link kinds}. */
export type Kind = (typeof kinds)[number];

/** The table that stores the rows of a kind. */
export const tableByKind = {
  task: "openclawTasks",
  cron: "openclawCronJobs",
  memory: "openclawMemoryEntries",
} as const satisfies Record<Kind, string>;

/** The field of an envelope's `data` that lists the rows of a kind. */
export const dataFieldByKind = {
  task: "tasks",
  cron: "cronJobs",
  memory: "memoryEntries",
} as const satisfies Record<Kind, string>;

/** Reads the kind from a source key; undefined if the key does not start with one. */
export const parseKind = (sourceKey: string): Kind | undefined =>
  kinds.find((kind) => sourceKey.startsWith(kind + ":"));
