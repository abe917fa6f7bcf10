import type { FunctionArgs, FunctionReturnType } from "convex/server";
import { expectTypeOf, test } from "vitest";
import type { api } from "../../src/mission-control/convex/_generated/api.js";
import type { MissionControlDoc } from "../../src/mission-control/src/index.js";

type Api = (typeof api)["openclaw"];
type Row<Name extends "tasks" | "cronJobs" | "memoryEntries" | "runs"> = FunctionReturnType<Api[Name]>["page"][number];

// The type check fails if these do not hold; at run time there is nothing to do.
test("each list has the type of its own table", () => {
  expectTypeOf<Row<"tasks">>().toEqualTypeOf<MissionControlDoc<"openclawTasks">>();
  expectTypeOf<Row<"cronJobs">>().toEqualTypeOf<MissionControlDoc<"openclawCronJobs">>();
  expectTypeOf<Row<"memoryEntries">>().toEqualTypeOf<MissionControlDoc<"openclawMemoryEntries">>();
  expectTypeOf<Row<"tasks">["title"]>().toEqualTypeOf<string>();
  expectTypeOf<Row<"cronJobs">["enabled"]>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<Row<"memoryEntries">["filePath"]>().toEqualTypeOf<string>();
  expectTypeOf<Row<"runs">["runId"]>().toEqualTypeOf<string>();
});

test("a list takes the filters that its rows have", () => {
  expectTypeOf<FunctionArgs<Api["tasks"]>["status"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<FunctionArgs<Api["memoryEntries"]>>().not.toHaveProperty("status");
  expectTypeOf<FunctionArgs<Api["tasks"]>["visibility"]>().toEqualTypeOf<"private" | "team" | "public" | undefined>();
});

test("health and the latest run can be null", () => {
  expectTypeOf<NonNullable<FunctionReturnType<Api["health"]>>["healthy"]>().toEqualTypeOf<boolean>();
  expectTypeOf<null>().toExtend<FunctionReturnType<Api["health"]>>();
  expectTypeOf<NonNullable<FunctionReturnType<Api["latestRun"]>>["runId"]>().toEqualTypeOf<string>();
});
