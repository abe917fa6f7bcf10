import { beforeAll, describe, expect, test } from "vitest";
import cases from "../fixtures/read-rule-cases.json";
import { api } from "../../src/mission-control/convex/_generated/api.js";
import { mayRead } from "../../src/mission-control/src/read/rule.js";
import { startBackend, type Backend } from "./support/backend.js";
import { cron, memory, task } from "./support/rows.js";

type Case = (typeof cases)[number];

const toKey = ({ visibility, ownerType, ownerId }: Case) => `${visibility}-${ownerType}-${ownerId}`;
const describeCaller = ({ viewer, roles }: Case) => `${viewer ?? "nobody"} with [${roles.join(" ")}]`;
const callers = new Map(
  [...new Set(cases.map(describeCaller))].map((caller) => [
    caller,
    cases.filter((testCase) => describeCaller(testCase) === caller),
  ]),
);
const rows = [...new Map(cases.map((testCase) => [toKey(testCase), testCase])).values()];

test("the cases contain every combination of visibility, owner type, owner and caller once", () => {
  expect(new Set(cases.map((testCase) => JSON.stringify({ ...testCase, expected: 0 }))).size).toBe(cases.length);
  expect(cases.length).toBe(rows.length * callers.size);
  expect([rows.length, callers.size]).toEqual([3 * 3 * 5, 6]);
});

test.each(cases)(
  "$visibility row of $ownerType $ownerId, read by $viewer with $roles: $expected",
  ({ viewer, roles, expected, ...row }) => {
    expect(mayRead({ subject: viewer, roles }, row)).toBe(expected);
  },
);

test.each([
  ["secret", "user"],
  ["private", "group"],
  ["", ""],
])("unknown visibility or owner type (%s, %s) is denied", (visibility, ownerType) => {
  expect(mayRead({ subject: "alice", roles: ["admin", "alice"] }, { visibility, ownerType, ownerId: "alice" })).toBe(
    false,
  );
});

describe.each([...callers])("%s", (_, expectations) => {
  let backend: Backend;
  const [{ viewer, roles } = { viewer: null, roles: [] }] = expectations;

  beforeAll(async () => {
    backend = startBackend();
    for (const row of rows) {
      const owner = { visibility: row.visibility, ownerType: row.ownerType, ownerId: row.ownerId };
      const created = {
        task: await task(toKey(row), owner),
        cron: await cron(toKey(row), owner),
        memory: await memory(toKey(row), owner),
      };
      const serverFields = { updatedAt: 1, instanceId: "" };
      await backend.run(async (ctx) => {
        await ctx.db.insert("openclawTasks", { ...created.task, ...serverFields });
        await ctx.db.insert("openclawCronJobs", { ...created.cron, ...serverFields });
        await ctx.db.insert("openclawMemoryEntries", { ...created.memory, ...serverFields });
      });
    }
  });

  const expected = expectations
    .filter((testCase) => testCase.expected)
    .map(toKey)
    .toSorted();

  test.each([
    ["tasks", {}],
    ["cronJobs", {}],
    ["memoryEntries", {}],
    ["tasks", { includeRemoved: true }],
  ] as const)("gets from %s %j the rows that the cases allow", async (name, extra) => {
    const caller = viewer === null ? backend : backend.withIdentity({ subject: viewer, roles });
    const { page } = await caller.query(api.openclaw[name], {
      ...extra,
      paginationOpts: { numItems: 1000, cursor: null },
    });
    expect(page.map(({ sourceId }) => sourceId).toSorted()).toEqual(expected);
  });

  test.each(["public", "team", "private"] as const)("gets the %s rows that the cases allow", async (visibility) => {
    const caller = viewer === null ? backend : backend.withIdentity({ subject: viewer, roles });
    const { page } = await caller.query(api.openclaw.tasks, {
      visibility,
      paginationOpts: { numItems: 1000, cursor: null },
    });
    // A caller without a JWT gets the public rows, whatever visibility they ask for.
    const effective = viewer === null ? "public" : visibility;
    expect(page.map(({ sourceId }) => sourceId).toSorted()).toEqual(
      expected.filter((key) => key.startsWith(effective)),
    );
  });
});
