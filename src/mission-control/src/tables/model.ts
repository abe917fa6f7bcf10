import {
  internalMutationGeneric,
  internalQueryGeneric,
  queryGeneric,
  type DataModelFromSchemaDefinition,
  type GenericMutationCtx,
  type GenericQueryCtx,
  type MutationBuilder,
  type QueryBuilder,
  type SchemaDefinition,
} from "convex/server";
import { missionControlTables } from "./tables.js";

/** The part of an app's data model that is ours; the app's other tables are of no concern here. */
export type DataModel = DataModelFromSchemaDefinition<SchemaDefinition<typeof missionControlTables, true>>;

export type QueryCtx = GenericQueryCtx<DataModel>;
export type MutationCtx = GenericMutationCtx<DataModel>;

export const query = queryGeneric as QueryBuilder<DataModel, "public">;
export const internalQuery = internalQueryGeneric as QueryBuilder<DataModel, "internal">;
export const internalMutation = internalMutationGeneric as MutationBuilder<DataModel, "internal">;
