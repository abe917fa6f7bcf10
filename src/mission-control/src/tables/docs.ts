import type { DocumentByName, TableNamesInDataModel } from "convex/server";
import type { DataModel } from "./model.js";

export type Doc<Table extends TableNamesInDataModel<DataModel>> = DocumentByName<DataModel, Table>;

/** A stored row of any kind. */
export type RowDoc = Doc<"openclawTasks"> | Doc<"openclawCronJobs"> | Doc<"openclawMemoryEntries">;
