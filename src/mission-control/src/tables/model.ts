import {
  internalMutationGeneric,
  internalQueryGeneric,
  queryGeneric,
  type DataModelFromSchemaDefinition,
  type DocumentByName,
  type GenericMutationCtx,
  type GenericQueryCtx,
  type MutationBuilder,
  type QueryBuilder,
  type SchemaDefinition,
  type TableNamesInDataModel,
} from "convex/server";
import { missionControlTables } from "./tables.js";

/** The data model of Mission Control's own tables. An app that spreads them into its schema can have others. */
export type DataModel = DataModelFromSchemaDefinition<SchemaDefinition<typeof missionControlTables, true>>;

/** A document of one table, with `_id` and `_creationTime`. */
export type Doc<Table extends TableNamesInDataModel<DataModel>> = DocumentByName<DataModel, Table>;

/** A stored row of any kind. */
export type RowDoc = Doc<"openclawTasks"> | Doc<"openclawCronJobs"> | Doc<"openclawMemoryEntries">;

/** The context of a query. */
export type QueryCtx = GenericQueryCtx<DataModel>;
/** The context of a mutation. */
export type MutationCtx = GenericMutationCtx<DataModel>;

/**
 * Convex's `query`, typed for {@link DataModel}; likewise the two below. A library has no generated code to import them
 * from.
 */
export const query = queryGeneric as QueryBuilder<DataModel, "public">;
export const internalQuery = internalQueryGeneric as QueryBuilder<DataModel, "internal">;
export const internalMutation = internalMutationGeneric as MutationBuilder<DataModel, "internal">;
