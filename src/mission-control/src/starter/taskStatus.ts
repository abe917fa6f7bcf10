const words: Record<string, string> = {
  queued: "queued pending todo",
  running: "running in_progress active started waiting",
  succeeded: "succeeded completed complete done ok success",
  failed: "failed error failure",
  timed_out: "timed_out timeout timedout",
  cancelled: "cancelled canceled aborted",
  lost: "lost",
  blocked: "blocked",
};

const statuses = new Map(
  Object.entries(words).flatMap(([status, names]) => names.split(" ").map((name) => [name, status] as const)),
);

/** The one vocabulary of task statuses, whatever the source calls them. */
export const taskStatus = (raw: string | undefined): string =>
  statuses.get(raw?.trim().toLowerCase().replace(/[- ]/g, "_") ?? "") ?? "unknown";
