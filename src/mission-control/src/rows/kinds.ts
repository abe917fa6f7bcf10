/** The three kinds of rows, by the first part of their key. */
export const kinds = ["task", "cron", "memory"] as const;

export type Kind = (typeof kinds)[number];

export const tableOf = {
  task: "openclawTasks",
  cron: "openclawCronJobs",
  memory: "openclawMemoryEntries",
} as const satisfies Record<Kind, string>;

/** Where the rows of a kind stand in an envelope's data. */
export const listOf = {
  task: "tasks",
  cron: "cronJobs",
  memory: "memoryEntries",
} as const satisfies Record<Kind, string>;

export const kindOfKey = (sourceKey: string): Kind | undefined =>
  kinds.find((kind) => sourceKey.startsWith(kind + ":"));
