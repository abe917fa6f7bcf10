import type { MutationCtx } from "./model.js";

// The largest document is 1 MiB; an update reads the old one twice and writes the new one.
const documentRoom = 3 * 1024 * 1024;
// Convex warns when fewer are left.
const queryRoom = 1024;
const readRoom = 64;

/** Whether the transaction can take one more document, however large. */
export async function hasRoom(ctx: MutationCtx): Promise<boolean> {
  const { bytesRead, bytesWritten, databaseQueries, documentsRead } = await ctx.meta.getTransactionMetrics();
  return (
    bytesRead.remaining > documentRoom &&
    bytesWritten.remaining > documentRoom &&
    databaseQueries.remaining > queryRoom &&
    documentsRead.remaining > readRoom
  );
}
