import type { MutationCtx } from "./model.js";

// A document can have 1 MiB. An update reads the old document twice and writes the new one.
const minBytes = 3 * 1024 * 1024;
// Convex logs a warning when fewer queries are left.
const minQueries = 1024;
const minDocuments = 64;

/** Tells whether the transaction can still process one more document of the maximum size. */
export async function hasTransactionCapacity(ctx: MutationCtx): Promise<boolean> {
  const { bytesRead, bytesWritten, databaseQueries, documentsRead } = await ctx.meta.getTransactionMetrics();
  return (
    bytesRead.remaining > minBytes &&
    bytesWritten.remaining > minBytes &&
    databaseQueries.remaining > minQueries &&
    documentsRead.remaining > minDocuments
  );
}
