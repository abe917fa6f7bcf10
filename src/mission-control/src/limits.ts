const MiB = 1024 * 1024;

/** Limits of one request. They are below what Convex allows, so that one mutation can read and write a whole batch. */
export const limits = {
  /** Rows, removed keys and erased keys of one batch together. */
  maxRecords: 500,
  /** Bytes of a request body, both as sent and after decompression. */
  maxBytes: 4 * MiB,
  /** Bytes of one row. A Convex document can have 1 MiB, and the fields that the server adds need some of it. */
  maxDocumentBytes: MiB - 1024,
  /** Items of one list; a limit of Convex. */
  maxListItems: 8192,
} as const;
