const MiB = 1024 * 1024;

/** What one request may hold. Convex allows more; this leaves room for a batch's reads and writes in one mutation. */
export const limits = {
  records: 500,
  bytes: 4 * MiB,
  /** A Convex document may have 1 MiB; the server's own fields need a little of it. */
  documentBytes: MiB - 1024,
  listItems: 8192,
} as const;
