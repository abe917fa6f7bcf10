const MiB = 1024 * 1024;

/** Limits of one request. They are below what Convex allows, so that one mutation can read and write a whole batch. */
export const limits = {
  /** Rows, removed keys and erased keys of one batch together. */
  maxRecords: 500,
  /** Items of the body of a starter, which sends all that it has at once. */
  maxStarterItems: 5000,
  /** Bytes of a request body, both as sent and after decompression. */
  maxBytes: 4 * MiB,
  /** Bytes of one row. A Convex document can have 1 MiB, and the fields that the server adds need some of it. */
  maxDocumentBytes: MiB - 1024,
  /** Items of one list; a limit of Convex. */
  maxListItems: 8192,
  /** UTF-16 code units of one text. A policy of the module allows snippets of half as many. */
  maxTextLength: 65_536,
  /** UTF-16 code units of a source key. */
  maxKeyLength: 8192,
  /** The last time that rows and runs can have: the end of the year 9999, in milliseconds since the Unix epoch. */
  maxTime: 253_402_300_799_999,
  /** How far the clock of a machine can be ahead of the deployment's before its times are corrected, in milliseconds. */
  maxClockSkew: 5 * 60_000,
} as const;
