import { beforeAll, describe, expect, test } from "vitest";
import cases from "../fixtures/read-rule-cases.json";
import { api } from "../../src/mission-control/convex/_generated/api.js";
import { mayRead } from "../../src/mission-control/src/read/rule.js";
import { startBackend, type Backend } from "./support/backend.js";
import { cron, memory, task } from "./support/rows.js";

type Case = (typeof cases)[number];

const keyOf = ({ visibility, ownerType, ownerId }: Case) => `${visibility}-${ownerType}-${ownerId}`;
const callerOf = ({ viewer, roles }: Case) => `${viewer ?? "nobody"} with [${roles.join(" ")}]`;
const callers = new Map(
  [...new Set(cases.map(callerOf))].map((caller) => [caller, cases.filter((one) => callerOf(one) === caller)]),
);
const rows = [...new Map(cases.map((one) => [keyOf(one), one])).values()];

test("the table has every combination of visibility, owner type, owner and caller, once", () => {
  expect(new Set(cases.map((one) => JSON.stringify({ ...one, expected: 0 }))).size).toBe(cases.length);
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
])("what the rule does not name (%s, %s) nobody reads", (visibility, ownerType) => {
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
      const made = {
        task: await task(keyOf(row), owner),
        cron: await cron(keyOf(row), owner),
        memory: await memory(keyOf(row), owner),
      };
      const server = { updatedAt: 1, instanceId: "" };
      await backend.run(async (ctx) => {
        await ctx.db.insert("openclawTasks", { ...made.task, ...server });
        await ctx.db.insert("openclawCronJobs", { ...made.cron, ...server });
        await ctx.db.insert("openclawMemoryEntries", { ...made.memory, ...server });
      });
    }
  });

  const expected = expectations
    .filter((one) => one.expected)
    .map(keyOf)
    .toSorted();

  test.each([
    ["tasks", {}],
    ["cronJobs", {}],
    ["memoryEntries", {}],
    ["tasks", { includeRemoved: true }],
  ] as const)("is given by %s %j what the table says", async (name, extra) => {
    const caller = viewer === null ? backend : backend.withIdentity({ subject: viewer, roles });
    const { page } = await caller.query(api.openclaw[name], {
      ...extra,
      paginationOpts: { numItems: 1000, cursor: null },
    });
    expect(page.map(({ sourceId }) => sourceId).toSorted()).toEqual(expected);
  });

  test.each(["public", "team", "private"] as const)("is given of %s rows what the table says", async (visibility) => {
    const caller = viewer === null ? backend : backend.withIdentity({ subject: viewer, roles });
    const { page } = await caller.query(api.openclaw.tasks, {
      visibility,
      paginationOpts: { numItems: 1000, cursor: null },
    });
    // Nobody asks for more than the public rows, whatever they say.
    const asked = viewer === null ? "public" : visibility;
    expect(page.map(({ sourceId }) => sourceId).toSorted()).toEqual(expected.filter((key) => key.startsWith(asked)));
  });
});
